#!/usr/bin/env bash
# The step with `if: always()` at the end of the same job.
set -euo pipefail

ranges=$(az aks show --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" \
  --query "apiServerAccessProfile.authorizedIpRanges[?@ != '$ADDRESS/32'] | join(',', @)" --output tsv)

az aks update --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --output none \
  --api-server-authorized-ip-ranges "$ranges"
