"""Which of our industries an ISCO-08 group belongs to, where that is clear."""

# Our own reading of ISCO-08 (ILO, 2012) as of November 2026, in step with the industries of the
# starter vocabulary. The longest beginning counts. A group that is spread over several
# industries (most managers, engineers and teachers) is left out, and what stands under the
# empty name is taken out of a wider group.
_INDUSTRY_OF_ISCO = {
    "retail": "1420 521 522 523 5245 9334",
    "industry_construction": (
        "1321 1323 3112 3122 3123 71 72 732 74 751 752 753 81 82 8342 8343 9312 9313 932"
    ),
    "agriculture": "1311 2132 2250 314 3240 5164 61 62 63 8341 921",
    "cleaning_service": "5151 5152 5153 7133 7544 8157 9111 9112 912 961 9622",
    "kitchen_restaurant": "1412 3434 5120 513 5212 5246 7512 94",
    "care": "1342 1343 221 222 224 2261 2264 2265 2266 2267 2269 3211 3212 322 325 532 5162",
    "transport_storage": "1324 3331 4321 4323 4412 5112 831 832 833 8344 933",
    "workshop": "7231 7233 7234",
    "hotel": "1411 4221 4224",
    "office": "2411 2423 251 252 3313 334 351 41 4222 4223 4225 4226 4229 431 44",
    "child_care": "1341 2341 2342 531",
    "": "3141 3254 3257 6224 7511 7521 8111 8113",
}
_BY_BEGINNING = {
    beginning: industry
    for industry, beginnings in _INDUSTRY_OF_ISCO.items()
    for beginning in beginnings.split()
}


def industry_of(isco08: str | None) -> str | None:
    """The code of the industry, or None where the group says too little."""
    group = isco08 or ""
    for length in range(len(group), 0, -1):
        if (industry := _BY_BEGINNING.get(group[:length])) is not None:
            return industry or None
    return None
