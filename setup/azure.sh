#!/usr/bin/env bash
# Lets jobs of a GitHub repository change the authorized IP ranges of an AKS cluster, with no more rights than that takes:
# docs/permissions.md. It makes what is missing and leaves the rest, so it can be run again. For bash 3.2 and newer.
set -euo pipefail
# Git Bash on Windows would take a resource ID for a path.
export MSYS_NO_PATHCONV=1

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=SCRIPTDIR/roles.sh
. "$root/setup/roles.sh"

usage() {
  cat <<'END'
setup/azure.sh --cluster RESOURCE_ID [--repository OWNER/REPOSITORY] [options]

  --environment NAME        trust the jobs of this environment,
  --branch NAME             or of this branch (main by default),
  --subject SUBJECT         or with this subject
  --egress                  for set, remove, sweep: may look up how the nodes leave
  --egress-group ID         on one more resource group (may be repeated)
  --firewalls SUBSCRIPTION  may list the Azure Firewalls of a subscription (may be repeated)
  --operations              may watch updates
  --dry-run-only            an application of its own that can't change anything, for pull requests by default
  --application NAME        the application's name

Needs the Azure CLI (az login) and GitHub's (gh auth login). docs/permissions.md explains each role.
END
}

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# On Windows az ends its lines with a carriage return.
az() { command az "$@" | tr -d '\r'; }

say() { printf '%-15s %s\n' "$1" "$2"; }

cluster='' repository='' environment='' subject='' job='' application='' egress='' operations='' dry_run='' groups='' firewalls=''

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --egress) egress=yes ;;
      --operations) operations=yes ;;
      --dry-run-only) dry_run=yes ;;
      --help | -h) usage && exit ;;
      --*)
        [ $# -gt 1 ] || fail "$1 needs a value." "$(usage)"
        read_option "$1" "$2"
        shift
        ;;
      *) fail "Unknown argument: $1" "$(usage)" ;;
    esac
    shift
  done
}

read_option() {
  case $1 in
    --cluster) cluster=$2 ;;
    --repository) repository=$2 ;;
    --environment)
      environment=$2
      job="environment:$2"
      ;;
    --branch) job="ref:refs/heads/$2" ;;
    --subject) subject=$2 ;;
    --egress-group) groups+=" $2" ;;
    --firewalls) firewalls+=" $2" ;;
    --application) application=$2 ;;
    *) fail "Unknown option: $1" "$(usage)" ;;
  esac
}

check_options() {
  local id='^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.ContainerService/managedClusters/[^/]+$'
  grep -qiE "$id" <<<"$cluster" ||
    fail 'Name the cluster by its resource ID, which this tells: az aks show --resource-group … --name … --query id --output tsv'
  [ -n "$repository" ] || repository=$(gh repo view --json nameWithOwner --jq .nameWithOwner)
  : "${job:=${dry_run:+pull_request}}"
  : "${job:=ref:refs/heads/main}"
  # Each environment has an application of its own, so that the jobs of one can't touch another's clusters.
  : "${application:=$(tr -c 'A-Za-z0-9._\n' - <<<"github-aks-$repository${environment:+-$environment}${dry_run:+-dry-run}")}"
  [[ $application =~ ^[A-Za-z0-9._-]+$ ]] || fail "The application's name may hold letters, digits, '.', '_' and '-'."
  subscription=$(cut -d/ -f3 <<<"$cluster")
}

read_cluster() {
  body=$(az rest --method get --url "$cluster?api-version=2026-03-01")
  node_group=$(sed -nE 's/.*"nodeResourceGroup": *"([^"]+)".*/\1/p' <<<"$body")
  tenant=$(az account show --subscription "$subscription" --query tenantId --output tsv)
}

make_application() {
  client=$(az ad app list --display-name "$application" --query "[?displayName=='$application'].appId" --output tsv)
  case $client in
    *$'\n'*) fail "There are several applications named $application. Choose another name with --application." ;;
    '')
      client=$(az ad app create --display-name "$application" --query appId --output tsv)
      say made "application $application ($client)"
      ;;
    *) say 'there already' "application $application ($client)" ;;
  esac
  principal=$(az ad sp list --filter "appId eq '$client'" --query '[].id' --output tsv)
  if [ -z "$principal" ]; then
    principal=$(az ad sp create --id "$client" --query id --output tsv)
    say made "its service principal ($principal)"
  fi
}

check_environment() {
  [ -z "$environment" ] || gh api "repos/$repository/environments/$environment" --silent ||
    fail "$repository has no environment $environment. Create it first, with the branches that may deploy to it: Settings, Environments."
}

# GitHub tells how the subject begins: with names, or in repositories since July 2026 with numeric IDs.
find_subject() {
  local prefix
  [ -z "$subject" ] || return 0
  prefix=$(gh api "repos/$repository/actions/oidc/customization/sub" \
    --jq 'if .use_default == false then "customised" else (.sub_claim_prefix // "") end')
  [ "$prefix" != customised ] ||
    fail "$repository presents a customised subject. Run the job once: its error shows the subject. Then name it with --subject."
  subject="${prefix:-repo:$repository}:$job"
}

trust_jobs() {
  local audience subjects
  case $(az cloud show --query name --output tsv) in
    AzureUSGovernment) audience=api://AzureADTokenExchangeUSGov ;;
    AzureChinaCloud) audience=api://AzureADTokenExchangeChina ;;
    *) audience=api://AzureADTokenExchange ;;
  esac
  [[ $subject != *[\"\\]* ]] || fail "The subject may hold neither quotes nor backslashes: $subject"
  subjects=$(az ad app federated-credential list --id "$client" --query '[].subject' --output tsv)
  if grep -Fxq -- "$subject" <<<"$subjects"; then
    say 'there already' "trust in $subject"
    return
  fi
  az ad app federated-credential create --id "$client" --output none --parameters "{
    \"name\": \"github-$(cksum <<<"$subject" | cut -d' ' -f1)\",
    \"issuer\": \"https://token.actions.githubusercontent.com\",
    \"subject\": \"$subject\",
    \"audiences\": [\"$audience\"]
  }"
  say made "trust in $subject"
}

set_variables() {
  local client_variable=AZURE_${dry_run:+DRY_RUN_}CLIENT_ID pair
  for pair in "AZURE_TENANT_ID=$tenant" "AZURE_SUBSCRIPTION_ID=$subscription" "$client_variable=$client" "AKS_CLUSTER_ID=$cluster"; do
    gh variable set "${pair%%=*}" --repo "$repository" ${environment:+--env "$environment"} --body "${pair#*=}"
    say set "variable ${pair%%=*} of ${environment:+$environment in }$repository"
  done
  cat <<END

Jobs of $subject can use it, up to ten minutes from now:

    permissions: { id-token: write, contents: read }
    …
        with:
          cluster: \${{ vars.AKS_CLUSTER_ID }}
          tenant-id: \${{ vars.AZURE_TENANT_ID }}
          client-id: \${{ vars.$client_variable }}${dry_run:+
          dry-run: true}
END
}

read_options "$@"
check_options
check_environment
read_cluster
find_subject
plan_grants
make_application
trust_jobs
make_grants
set_variables
