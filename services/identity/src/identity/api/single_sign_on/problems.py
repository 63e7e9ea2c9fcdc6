"""What people are told about single sign-on that did not work, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "issuer-not-usable": ProblemText(
        fr=("Émetteur non valide", "L’émetteur est une adresse https, sans rien après le chemin."),
        en=("Invalid issuer", "The issuer is an https address with nothing after its path."),
    ),
    "email-domain-not-usable": ProblemText(
        fr=("Domaine non valide", "Écrivez ce qui suit le @, par exemple cegep.example."),
        en=("Invalid domain", "Write what follows the @, for example cegep.example."),
    ),
    "provider-not-proven": ProblemText(
        fr=("Pas encore éprouvé", "Quelqu’un doit d’abord s’être connecté par ce service."),
        en=("Not proven yet", "Somebody has to have signed in through this service first."),
    ),
    "too-many-identity-providers": ProblemText(
        fr=("Trop de services", "Un organisme a {most} services d’identité au plus."),
        en=("Too many services", "An agency has {most} identity providers at most."),
    ),
    "subject-linked": ProblemText(
        fr=("Déjà lié", "Ce compte est déjà lié. Il faut d’abord défaire le lien."),
        en=("Linked already", "This account is linked already. Undo the link first."),
    ),
    "single-sign-on-demanded": ProblemText(
        fr=("Connexion unique exigée", "Sans ce lien, vous ne pourriez plus vous connecter."),
        en=("Single sign-on demanded", "Without this link you could not sign in any more."),
    ),
    "identity-provider-not-reached": ProblemText(
        fr=("Service injoignable", "Le service d’identité de votre organisme ne répond pas bien."),
        en=("Service not reached", "Your agency’s identity provider does not answer properly."),
    ),
    "single-sign-on-refused": ProblemText(
        fr=("Connexion refusée", "Recommencez, ou adressez-vous à l’administrateur local."),
        en=("Sign-in refused", "Start again, or turn to your local administrator."),
    ),
    "single-sign-on-not-trusted": ProblemText(
        fr=(
            "Autre connexion requise",
            "Vous avez des droits ailleurs : utilisez le mot de passe.",
        ),
        en=("Other sign-in needed", "You also have rights elsewhere: sign in with the password."),
    ),
}
