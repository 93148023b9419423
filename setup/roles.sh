# Part of azure.sh: which roles the identity gets where, and how it gets them.
# shellcheck shell=bash
# shellcheck disable=SC2154 # What azure.sh has found out.

placeholder=/subscriptions/00000000-0000-0000-0000-000000000000

# The resources of a type that the cluster refers to, but for those that AKS made itself.
own() {
  grep -oiE "\"/subscriptions/[^/\"]+/resourceGroups/[^/\"]+/providers/$1/[^/\"]+\"" <<<"$body" |
    tr -d '"' | grep -viF "/resourceGroups/$node_group/" | sort -fu || true
}

group_of() { cut -d/ -f1-5 <<<"$1"; }

grants=''
# grant ROLE SCOPE...
grant() {
  local role=$1 scope
  shift
  for scope in "$@"; do grants+="$role $scope"$'\n'; done
}

plan_grants() {
  local subnets addresses id
  subnets=$(own 'Microsoft.Network/virtualNetworks/[^/"]+/subnets')
  addresses=$(own 'Microsoft.Network/publicIP(Addresses|Prefixes)')
  if [ -n "$dry_run" ]; then
    grant dry-run "$cluster"
  else
    grant temporary-access "$cluster"
    # shellcheck disable=SC2046,SC2086 # One scope a word.
    grant own-network $subnets $addresses
    # shellcheck disable=SC2046
    grant own-identity $(own 'Microsoft.ManagedIdentity/userAssignedIdentities')
    # shellcheck disable=SC2046
    grant log-analytics $(own 'Microsoft.OperationalInsights/workspaces')
  fi
  [ -z "$operations" ] || grant operations "/subscriptions/$subscription"
  for id in ${egress:+"/subscriptions/$subscription/resourceGroups/$node_group" $subnets $addresses} $groups; do
    grant egress "$(group_of "$id")"
  done
  for id in $firewalls; do grant egress-firewall "/subscriptions/${id#/subscriptions/}"; done
  grants=$(awk 'NF && !seen[tolower($0)]++' <<<"$grants")
}

make_grants() {
  local role role_id scopes scope
  # shellcheck disable=SC2013 # Roles are words.
  for role in $(awk '!seen[$1]++ { print $1 }' <<<"$grants"); do
    scopes=$(awk -v role="$role" '$1 == role { print $2 }' <<<"$grants")
    make_role "$root/roles/$role.json" "$(cut -d/ -f1-3 <<<"$scopes" | sort -fu)"
    for scope in $scopes; do assign "$scope"; done
  done
}

# make_role FILE SUBSCRIPTIONS: sets name and role_id.
make_role() {
  local actions found scopes definition
  name=$(sed -nE 's/.*"Name": *"([^"]+)".*/\1/p' "$1")
  actions=$(grep -oE '"Microsoft\.[^"]+"' "$1" | tr -d '"')
  found=$(az role definition list --subscription "$subscription" --custom-role-only true --name "$name" \
    --query '[0].[name, permissions[0].actions, assignableScopes][]' --output tsv)
  role_id=$(sed -n 1p <<<"$found")
  scopes=$(printf '%s\n' "$2" "$(grep -E '^/' <<<"$found" || true)" | awk 'NF && !seen[tolower($0)]++')
  definition=$(sed "s|\"$placeholder\"|$(awk '{ print "\"" $0 "\"" }' <<<"$scopes" | paste -sd, -)|" "$1")
  if [ -z "$role_id" ]; then
    role_id=$(az role definition create --subscription "$subscription" --role-definition "$definition" --query name --output tsv)
    say made "role $name"
  elif grep -qvixF "$found" <<<"$actions"$'\n'"$2"; then
    az role definition update --subscription "$subscription" --role-definition "$definition" --output none
    say updated "role $name"
  else
    say 'there already' "role $name"
  fi
}

# assign SCOPE: the role of make_role
assign() {
  local tries=1 there
  there=$(az role assignment list --assignee "$principal" --role "$role_id" --scope "$1" --query '[].id' --output tsv)
  if [ -n "$there" ]; then
    say 'there already' "  on $1"
    return
  fi
  # What was made a moment ago may take a minute to be known everywhere.
  until az role assignment create --assignee-object-id "$principal" --assignee-principal-type ServicePrincipal \
    --role "$role_id" --scope "$1" --output none; do
    [ $((tries += 1)) -le 6 ] || fail "The role could not be assigned on $1. Run this again to go on from here."
    sleep 15
  done
  say assigned "  on $1"
}
