"""The Danish words for what is special about a matter of the programme."""

from models.kinds import MatterDetail
from portal.translate import lazy_gettext as _
from portal.words.people import Words

PROGRAMME: Words = {
    MatterDetail: {
        MatterDetail.NONE: _("Mangler"),
        MatterDetail.BOTH_SIGN: _("Begge skal skrive under"),
        MatterDetail.CITIZEN_SIGNS: _("Borgeren skal skrive under"),
        MatterDetail.MUNICIPALITY_SIGNS: _("Kommunen skal skrive under"),
        MatterDetail.IN_WINDOW: _("De første opfølgninger"),
        MatterDetail.WINDOW_SHORT: _("Der er kort tid til de første opfølgninger"),
        MatterDetail.WINDOW_MISSED: _("Der blev holdt for få af de første opfølgninger"),
        MatterDetail.OWN_INTERVAL: _("Efter borgerens eget interval"),
        MatterDetail.IN_JOB: _("Mindst så ofte i job eller uddannelse uden ydelse"),
    },
}
