"""What whoever runs a deployment needs: backup and restore, retention, the record of completion."""
