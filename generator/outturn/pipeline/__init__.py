"""The stages, composed: what lies in the folder, the site, sealing, differences, what is offered beside pages."""
