"""Whether the words of a CV place a job outside Denmark."""

import re

_COUNTRIES = (
    "afghanistan|albanien|albania|algeriet|algeria|armenien|armenia|aserbajdsjan|azerbaijan"
    "|bangladesh|belarus|hviderusland|burma|myanmar|burundi|congo|cuba|egypten|egypt|eritrea"
    "|etiopien|ethiopia|frankrig|france|georgien|georgia|grækenland|greece|indien|india|irak|iraq"
    "|iran|italien|italy|jordan|kenya|kina|china|kuwait|libanon|lebanon|libyen|libya|marokko"
    "|morocco|nepal|nigeria|norge|norway|pakistan|palæstina|palestine|polen|poland|qatar|rumænien"
    "|romania|rusland|russia|rwanda|saudi-arabien|saudi arabia|serbien|serbia|somalia|spanien"
    "|spain|sri lanka|storbritannien|united kingdom|sudan|sverige|sweden|sydsudan|south sudan"
    "|syrien|syria|tanzania|tjetjenien|tyrkiet|turkey|türkiye|tyskland|germany|uganda|ukraine"
    "|ungarn|hungary|usbekistan|uzbekistan|venezuela|vietnam|yemen|østrig|austria"
)
_CITIES = (
    "aleppo|damaskus|damascus|homs|daraa|latakia|hama|kabul|herat|kandahar|mazar-i-sharif|teheran"
    "|tehran|shiraz|mashhad|isfahan|bagdad|baghdad|basra|mosul|erbil|mogadishu|hargeisa|asmara"
    "|keren|addis abeba|addis ababa|nairobi|kampala|khartoum|beirut|amman|istanbul|ankara"
    "|gaziantep|kyiv|kiev|kharkiv|odesa|lviv|mariupol|dnipro|kigali|kinshasa|wien|vienna|cairo"
    "|kairo"
)
_ABROAD = re.compile(rf"(?<!\w)(?:{_COUNTRIES}|{_CITIES})(?!\w)", re.IGNORECASE)


def is_abroad(words: str) -> bool:
    """Whether another country, or a large city there, is named."""
    return _ABROAD.search(words) is not None
