"""The Danish words for what is special about a matter of the programme."""

from models.rules.programme_facts import Detail
from portal.translate import lazy_gettext as _
from portal.words.people import Words

PROGRAMME: Words = {
    Detail: {
        Detail.NONE: _("Mangler"),
        Detail.BOTH_SIGN: _("Begge skal skrive under"),
        Detail.CITIZEN_SIGNS: _("Borgeren skal skrive under"),
        Detail.MUNICIPALITY_SIGNS: _("Kommunen skal skrive under"),
        Detail.IN_WINDOW: _("De første opfølgninger"),
        Detail.WINDOW_SHORT: _("Der er kort tid til de første opfølgninger"),
        Detail.WINDOW_MISSED: _("Der blev holdt for få af de første opfølgninger"),
        Detail.OWN_INTERVAL: _("Efter borgerens eget interval"),
        Detail.IN_JOB: _("Mindst så ofte i job eller uddannelse uden ydelse"),
    },
}
