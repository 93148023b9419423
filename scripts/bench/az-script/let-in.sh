#!/usr/bin/env bash
# What workflows do today after azure/login: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
set -euo pipefail

address=$(curl --silent --show-error --fail https://api.ipify.org)
echo "$address"

query="[fqdn, nodeResourceGroup, join(',', apiServerAccessProfile.authorizedIpRanges)]"
mapfile -t cluster < <(az aks show --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --query "$query" --output tsv)
fqdn=${cluster[0]} nodes=${cluster[1]} ranges=${cluster[2]}

# The nodes' own egress: a list without it shuts them out.
group="https://management.azure.com/subscriptions/$SUBSCRIPTION/resourceGroups/$nodes"
egress=$(az rest --url "$group/providers/Microsoft.Network/publicIPAddresses?api-version=2024-05-01" \
  --query "join(',', value[].properties.ipAddress)" --output tsv)

az aks update --resource-group "$RESOURCE_GROUP" --name "$CLUSTER" --output none \
  --api-server-authorized-ip-ranges "$ranges,$egress,$address/32"

until curl --silent --insecure --max-time 5 --output /dev/null "https://$fqdn/readyz"; do sleep 1; done
