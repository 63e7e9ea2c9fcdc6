"""What people are told about each broken rule, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "name-missing": ProblemText(
        fr=("Nom manquant", "Ce champ ne peut pas être vide."),
        en=("Name missing", "This field cannot be empty."),
    ),
    "malformed-email": ProblemText(
        fr=("Adresse non valide", "Ce n’est pas une adresse de courriel."),
        en=("Invalid address", "This is not an e-mail address."),
    ),
    "administrators-only": ProblemText(
        fr=("Réservé", "Seul un administrateur de l’établissement peut faire cela."),
        en=("Administrators only", "Only an administrator of the agency can do this."),
    ),
    "unknown-province": ProblemText(
        fr=("Province inconnue", "Indiquez le code postal de la province, comme QC."),
        en=("Unknown province", "Give the postal code of the province, such as QC."),
    ),
    "agency-inactive": ProblemText(
        fr=("Établissement inactif", "Rien ne peut être ajouté à un établissement inactif."),
        en=("Inactive agency", "Nothing can be added to an inactive agency."),
    ),
    "department-elsewhere": ProblemText(
        fr=("Autre service", "Ce service appartient à un autre établissement ou est fermé."),
        en=("Another department", "This department is another agency's, or is closed."),
    ),
    "staff-roles-missing": ProblemText(
        fr=("Rôle manquant", "Une fiche du personnel indique au moins un rôle."),
        en=("Role missing", "A staff record names at least one role."),
    ),
    "person-inactive": ProblemText(
        fr=("Fiche inactive", "Cette personne ne travaille plus ici. Réactivez d’abord sa fiche."),
        en=("Inactive record", "This person no longer works here. Restore the record first."),
    ),
    "account-exists": ProblemText(
        fr=("Compte existant", "Cette personne a déjà un compte; il sert pour tous ses rôles."),
        en=("Account exists", "This person has an account already; it serves for every role."),
    ),
    "sign-in-name-taken": ProblemText(
        fr=("Adresse déjà utilisée", "Quelqu’un d’autre se connecte avec cette adresse directe."),
        en=("Address in use", "Somebody else signs in with this direct address."),
    ),
    "direct-email-missing": ProblemText(
        fr=("Adresse directe manquante", "Un compte exige une adresse que seule la personne lit."),
        en=("Direct address missing", "An account needs an address that its person alone reads."),
    ),
    "account-disabled": ProblemText(
        fr=("Compte désactivé", "L’administrateur de votre établissement peut le réactiver."),
        en=("Account disabled", "The administrator of your agency can enable it again."),
    ),
    "role-not-at-agency": ProblemText(
        fr=("Rôle impossible ici", "Ce rôle n’existe pas dans ce type d’établissement."),
        en=("No such role here", "This kind of agency does not have this role."),
    ),
    "scope-not-of-role": ProblemText(
        fr=("Portée sans objet", "Ce rôle ne peut pas être limité de cette façon."),
        en=("Scope without use", "This role cannot be limited in this way."),
    ),
    "own-rights": ProblemText(
        fr=(
            "Vos propres droits",
            "Personne ne modifie ses propres droits. Voyez un collègue.",
        ),
        en=("Your own rights", "Nobody changes their own rights. Ask a colleague."),
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
    "sign-in-refused": ProblemText(
        fr=("Connexion refusée", "L’adresse ou le mot de passe est inexact."),
        en=("Sign-in refused", "The address or the password is wrong."),
    ),
    "sign-in-locked": ProblemText(
        fr=("Trop d’essais", "Attendez {minutes} min, ou demandez un nouveau lien d’accès."),
        en=("Too many attempts", "Wait {minutes} min, or ask for a new link."),
    ),
    "session-over": ProblemText(
        fr=("Session terminée", "Connectez-vous de nouveau."),
        en=("Session over", "Sign in again."),
    ),
    "invitation-invalid": ProblemText(
        fr=("Lien non valide", "Ce lien a servi, a été remplacé ou a plus de 30 minutes."),
        en=("Invalid link", "This link was used, was replaced, or is older than 30 minutes."),
    ),
    "password-too-short": ProblemText(
        fr=("Mot de passe trop court", "Il faut au moins {shortest} caractères."),
        en=("Password too short", "It needs at least {shortest} characters."),
    ),
    "password-too-long": ProblemText(
        fr=("Mot de passe trop long", "Il peut avoir {longest} caractères au plus."),
        en=("Password too long", "It can have at most {longest} characters."),
    ),
    "password-too-common": ProblemText(
        fr=("Mot de passe trop courant", "On le devinerait vite. Choisissez-en un autre."),
        en=("Password too common", "It would soon be guessed. Choose another one."),
    ),
    "already-set-up": ProblemText(
        fr=("Déjà installé", "Practica a déjà un administrateur, qui peut en ajouter d’autres."),
        en=("Already set up", "Practica has an administrator, who can add others."),
    ),
}
