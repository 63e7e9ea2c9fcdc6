"""Mail, in-app inbox, paper deliveries and partner webhooks."""
