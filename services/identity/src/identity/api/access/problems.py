"""What people are told about each broken rule of rights, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "administrators-only": ProblemText(
        fr=("Réservé", "Seul un administrateur de l’établissement peut faire cela."),
        en=("Administrators only", "Only an administrator of the agency can do this."),
    ),
    "role-not-at-agency": ProblemText(
        fr=("Rôle impossible ici", "Ce rôle n’existe pas dans ce type d’établissement."),
        en=("No such role here", "This kind of agency does not have this role."),
    ),
    "scope-not-of-role": ProblemText(
        fr=("Portée sans objet", "Ce rôle ne peut pas être limité de cette façon."),
        en=("Scope without use", "This role cannot be limited in this way."),
    ),
    "scope-missing": ProblemText(
        fr=("Portée manquante", "Précisez à quoi ce rôle se limite."),
        en=("Scope missing", "Say what this role is limited to."),
    ),
    "level-not-of-role": ProblemText(
        fr=(
            "Niveau impossible",
            "Seuls les coordonnateurs de stages et de réception sont administrateurs locaux.",
        ),
        en=(
            "No such level",
            "Only placing and receiving coordinators are local administrators.",
        ),
    ),
    "rights-name-too-much": ProblemText(
        fr=(
            "Trop d’éléments",
            "Des droits nomment au plus {most} éléments: élargissez-les, ou donnez deux rôles.",
        ),
        en=(
            "Too much named",
            "Rights name {most} things at most: widen them, or give two roles.",
        ),
    ),
    "own-rights": ProblemText(
        fr=(
            "Vos propres droits",
            "Personne ne modifie ses propres droits. Voyez un collègue.",
        ),
        en=("Your own rights", "Nobody changes their own rights. Ask a colleague."),
    ),
    "rights-beyond-own": ProblemText(
        fr=(
            "Au-delà de vos droits",
            "Ces droits vont plus loin que les vôtres; un administrateur doit s’en charger.",
        ),
        en=(
            "Beyond your own rights",
            "These rights reach further than yours; an administrator has to do this.",
        ),
    ),
    "administration-not-given": ProblemText(
        fr=(
            "Administration réservée",
            "Les administrateurs locaux sont nommés par les administrateurs du réseau.",
        ),
        en=(
            "Administration is granted elsewhere",
            "Local administrators are named by the administrators of the network.",
        ),
    ),
    "rights-elsewhere": ProblemText(
        fr=(
            "Droits ailleurs",
            "Cette personne a aussi des droits ailleurs; un administrateur doit s’en charger.",
        ),
        en=(
            "Rights elsewhere",
            "This person has rights elsewhere, too; an administrator has to do this.",
        ),
    ),
    "role-already-assigned": ProblemText(
        fr=("Rôle déjà attribué", "Cette personne a déjà ce rôle, avec les mêmes droits."),
        en=("Role already given", "This person has this role already, with the same rights."),
    ),
    "no-role": ProblemText(
        fr=("Aucun rôle", "Votre compte n’a aucun rôle actif. Parlez-en à votre administrateur."),
        en=("No role", "Your account has no active role. Ask your administrator."),
    ),
    "nothing-to-copy-from": ProblemText(
        fr=("Même personne", "Les accès se copient d’une autre personne."),
        en=("Same person", "Access is copied from somebody else."),
    ),
    "never-view-as-administrator": ProblemText(
        fr=("Consultation refusée", "On ne voit ni comme une administratrice ni comme soi-même."),
        en=("Not as an administrator", "Nobody views as an administrator, nor as themselves."),
    ),
    "sees-more-than-viewer": ProblemText(
        fr=("Consultation refusée", "Cette personne voit plus de l’établissement que vous."),
        en=("Sees more than you", "This person sees more of the agency than you do."),
    ),
    "nothing-to-view-as": ProblemText(
        fr=("Rien à voir", "Cette personne ne peut pas agir dans ce rôle maintenant."),
        en=("Nothing to see", "This person cannot act in this role now."),
    ),
    "view-over": ProblemText(
        fr=("Consultation terminée", "Commencez-en une autre."),
        en=("View over", "Begin another one."),
    ),
}
