"""The page the product is for: who fits an opening and why, and choosing a person."""


def test_try(as_, world):
    world.agreement()
    world.citizens(3)
    run = world.match_list(world.opening())
    karen = as_("karen")
    for name in ("karen", "sara", "mette"):
        answer = as_(name).get(f"/matchlister/{run}")
        assert answer.status == 200
    open("/tmp/list.html","w").write(answer.text)
    item = world.items(run)[1].id
    for path in ("/udenfor", f"/{item}", f"/{item}/indstil"):
        answer = karen.get(f"/matchlister/{run}{path}")
        print(path, answer.status)
    assert as_("sara").get(f"/matchlister/{run}/gennemgang").status == 200
    assert as_("sara").get("/borgere/mine-opgaver").status == 200
    assert as_("sara").get("/borgere/").status == 200
    assert as_("sara").get(f"/borgere/{world.items(run)[0].citizen_id}").status == 200
