"""What is said, in French and English, when a rule of billing is broken."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "rate-units-upside-down": ProblemText(
        fr=("Unités inversées", "Le maximum d’unités est plus petit que le minimum."),
        en=("Units upside down", "The most units are fewer than the least."),
    ),
    "schedule-ends-before-it-starts": ProblemText(
        fr=(
            "La grille finit avant de commencer",
            "Le dernier jour de la grille précède le premier, le {starts_on}.",
        ),
        en=(
            "The schedule ends before it starts",
            "The last day of the schedule lies before its first, {starts_on}.",
        ),
    ),
    "schedule-is-not-a-draft": ProblemText(
        fr=(
            "Grille déjà publiée",
            "Une grille publiée ne se modifie pas. Retirez-la et publiez-en une nouvelle.",
        ),
        en=(
            "Schedule already published",
            "A published schedule is not changed. Retire it and publish a new one.",
        ),
    ),
    "schedule-is-not-published": ProblemText(
        fr=("Grille non publiée", "Seule une grille en vigueur peut être retirée."),
        en=("Schedule not published", "Only a schedule in force can be retired."),
    ),
    "schedule-has-no-rates": ProblemText(
        fr=("Grille vide", "Ajoutez au moins un tarif avant de publier la grille."),
        en=("Empty schedule", "Add at least one rate before publishing the schedule."),
    ),
    "rates-tie": ProblemText(
        fr=(
            "Tarifs à égalité",
            "Plusieurs tarifs conviendraient aussi bien au même stage. Précisez l’un d’eux.",
        ),
        en=(
            "Rates tie",
            "Some rates would fit the same placement equally well. Make one more specific.",
        ),
    ),
    "no-such-rate": ProblemText(
        fr=("Tarif introuvable", "La grille ne contient pas ce tarif."),
        en=("No such rate", "The schedule does not have this rate."),
    ),
    "no-invoicing-for-this-role": ProblemText(
        fr=(
            "Facturation non accessible",
            "La facturation est l’affaire des personnes coordonnatrices des deux établissements.",
        ),
        en=("No access to invoicing", "Invoicing is for the coordinators of the two agencies."),
    ),
    "invoicing-status-not-permitted": ProblemText(
        fr=(
            "Permission requise",
            "Votre compte n’a pas la permission de modifier l’état de facturation.",
        ),
        en=(
            "Permission needed",
            "Your account does not have the permission to edit the status of invoicing.",
        ),
    ),
    "invoice-line-cannot-move": ProblemText(
        fr=(
            "Action non permise dans cet état",
            "La ligne est à l’état « {state} » ; il faudrait « {needed} ».",
        ),
        en=(
            "Not allowed in this state",
            "The line is in the state “{state}”; it would have to be “{needed}”.",
        ),
    ),
    "invoice-line-has-no-units": ProblemText(
        fr=(
            "Aucune unité comptée",
            "L’horaire ne donne aucune unité. Saisissez les heures avant de valider.",
        ),
        en=(
            "No units counted",
            "The schedule of the placement gives no units. Enter the hours before validating.",
        ),
    ),
}
