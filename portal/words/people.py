"""The Danish words for what people and companies are: one table for each closed list."""

from collections.abc import Mapping
from enum import Enum

from models.kinds import (
    CardField,
    Channel,
    ConceptKind,
    ContactKind,
    DanishLevel,
    DanishSkill,
    EntryKind,
    Language,
    ObjectType,
    ReadinessClass,
    Regime,
    RequirementKind,
    ResidenceCategory,
    Role,
    Sector,
    ShownBy,
    Transport,
    Weekday,
)
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

Words = Mapping[type[Enum], Mapping[Enum, LazyString]]

PEOPLE: Words = {
    Role: {
        Role.EMPLOYER: _("Arbejdsgiver"),
        Role.COMPANY_CONSULTANT: _("Virksomhedskonsulent"),
        Role.CASEWORKER: _("Sagsbehandler"),
        Role.LEADER: _("Leder"),
        Role.ADMINISTRATOR: _("Administrator"),
    },
    # Each language is named in itself, so that whoever looks for it finds it.
    Language: {Language.DANISH: _("Dansk"), Language.ENGLISH: _("English")},
    DanishLevel: {
        DanishLevel.PRE_A1: _("Før A1 – enkelte ord"),
        DanishLevel.A1: _("A1 – helt enkle sætninger"),
        DanishLevel.A2: _("A2 – hverdagens enkle samtaler"),
        DanishLevel.B1: _("B1 – klarer sig i de fleste situationer"),
        DanishLevel.B2: _("B2 – taler og forstår frit om kendte emner"),
        DanishLevel.C1: _("C1 – næsten som et modersmål"),
        DanishLevel.C2: _("C2 – som et modersmål"),
    },
    DanishSkill: {
        DanishSkill.SPEAK: _("Tale"),
        DanishSkill.LISTEN: _("Forstå tale"),
        DanishSkill.READ: _("Læse"),
        DanishSkill.WRITE: _("Skrive"),
    },
    Weekday: {
        Weekday.MONDAY: _("mandag"),
        Weekday.TUESDAY: _("tirsdag"),
        Weekday.WEDNESDAY: _("onsdag"),
        Weekday.THURSDAY: _("torsdag"),
        Weekday.FRIDAY: _("fredag"),
        Weekday.SATURDAY: _("lørdag"),
        Weekday.SUNDAY: _("søndag"),
    },
    Regime: {
        Regime.INL: _("Integrationsloven"),
        Regime.LAB: _("Lov om en aktiv beskæftigelsesindsats"),
    },
    ReadinessClass: {
        ReadinessClass.JOB_READY: _("Jobparat"),
        ReadinessClass.ACTIVITY_READY: _("Aktivitetsparat"),
    },
    ResidenceCategory: {
        ResidenceCategory.REFUGEE: _("Flygtning"),
        ResidenceCategory.QUOTA_REFUGEE: _("Kvoteflygtning"),
        ResidenceCategory.FAMILY_REUNIFIED_TO_REFUGEE: _("Familiesammenført til flygtning"),
        ResidenceCategory.FAMILY_REUNIFIED_OTHER: _("Familiesammenført til andre"),
        ResidenceCategory.UKRAINE_ACT: _("Ophold efter ukrainerloven"),
        ResidenceCategory.OTHER: _("Andet opholdsgrundlag"),
    },
    Sector: {
        Sector.PUBLIC: _("Offentlig"),
        Sector.PRIVATE: _("Privat"),
    },
    Transport: {
        Transport.FOOT_OR_BICYCLE: _("Til fods eller på cykel"),
        Transport.PUBLIC_TRANSPORT: _("Bus og tog"),
        Transport.CAR: _("Bil"),
    },
    ConceptKind: {
        ConceptKind.OCCUPATION: _("Fag"),
        ConceptKind.SKILL: _("Kompetence"),
    },
    RequirementKind: {
        RequirementKind.SKILL: _("Kompetence"),
        RequirementKind.CERTIFICATE: _("Bevis eller certifikat"),
        RequirementKind.LICENCE: _("Kørekort"),
    },
    EntryKind: {
        EntryKind.JOB: _("Job"),
        EntryKind.EDUCATION: _("Uddannelse"),
        EntryKind.PLACEMENT: _("Praktik eller andet forløb"),
        EntryKind.REAL_COMPETENCE: _("Lært uden for job og skole"),
    },
    ShownBy: {
        ShownBy.OWN_WORD: _("Borgeren har selv fortalt det"),
        ShownBy.JOB: _("Brugt i et job"),
        ShownBy.EDUCATION: _("Lært i en uddannelse"),
        ShownBy.PLACEMENT: _("Brugt i et forløb"),
        ShownBy.TEST: _("Vist i en prøve"),
        ShownBy.OBSERVED: _("Set af en medarbejder i kommunen"),
    },
    CardField: {
        CardField.WISH: _("Borgerens ønske"),
        CardField.WORK_CONSIDERATIONS: _("Hensyn i arbejdet"),
        CardField.NAME: _("Borgerens navn"),
    },
    ContactKind: {
        ContactKind.PRIMARY: _("Daglig kontakt"),
        ContactKind.MANAGEMENT: _("Kontakt i ledelsen"),
    },
    Channel: {
        Channel.WEB: _("I Fodfæste"),
        Channel.PHONE: _("Telefon"),
        Channel.MAIL: _("E-mail"),
        Channel.IMPORT: _("Indlæst fra et andet system"),
        Channel.SYSTEM: _("Fodfæste selv"),
    },
    ObjectType: {
        ObjectType.USER: _("Bruger"),
        ObjectType.MUNICIPALITY: _("Kommune"),
        ObjectType.CITIZEN: _("Borger"),
        ObjectType.COMPANY: _("Virksomhed"),
        ObjectType.AGREEMENT: _("Partnerskabsaftale"),
        ObjectType.OPENING: _("Åbning"),
        ObjectType.MATCH_RUN: _("Matchliste"),
        ObjectType.PLACEMENT: _("Forløb"),
        ObjectType.PROBLEM_REPORT: _("Problemhenvendelse"),
        ObjectType.PROMISE: _("Løfte"),
        ObjectType.VOCABULARY: _("Ordliste"),
        ObjectType.FIGURE: _("Tal i loven"),
    },
}
