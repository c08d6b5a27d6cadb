#!/usr/bin/env bash
# Everything that proves the house: restore, build without a warning, formatting, every test.
#   bash tests/run.sh            all of it (about fifteen minutes on two cores)
#   bash tests/run.sh quick      without the formatting check, races, crashes and the image
# Needs the .NET 10 SDK, node and git. What else a test needs is installed here, or named in one line if that is not possible.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:-all}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=Release

say() { printf '\n== %s\n' "$*"; }

# A strict, independent reader of calendar feeds. Its test is skipped, visibly, where it cannot be had.
clients() {
  if [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import vobject' 2>/dev/null; then return; fi
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] && { apt-get install -y -qq python3-vobject || { apt-get update -qq && apt-get install -y -qq python3-vobject; }; } >/dev/null 2>&1; then return; fi
  echo "not installed: python3-vobject (Debian); the tests that read feeds with it are skipped"
}

# The emulator of Azure's blobs and an independent server of the Cosmos DB protocol. Where there is no npm their tests are skipped, visibly.
servers() {
  if [ tests/node/node_modules/.package-lock.json -nt tests/node/package-lock.json ]; then return; fi
  if command -v npm >/dev/null && npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1; then return; fi
  echo "not installed: the servers in tests/node (they need Node.js and npm); the tests that run on them are skipped"
}

say "clients"; clients
say "servers"; servers
say "restore"; dotnet restore KnowledgePark.sln --locked-mode --verbosity quiet
say "build"; dotnet build KnowledgePark.sln --configuration $configuration --no-restore --verbosity quiet -warnaserror
if [ "$mode" = all ]; then
  say "format"; dotnet format KnowledgePark.sln --verify-no-changes --no-restore --verbosity quiet
fi

passed=0 failed=0 skipped=0 broken=0
for project in KnowledgePark.Tests KnowledgePark.Storage.Tests KnowledgePark.Infra.Tests KnowledgePark.Api.Tests; do
  say "$project"
  filter=()
  [ "$mode" = quick ] && filter=(-class- '*RaceTests' -class- '*CrashTests' -class- '*ImageTests')
  log=$(mktemp)
  dotnet "tests/$project/bin/$configuration/net10.0/$project.dll" -noColor -noLogo -showLiveOutput "${filter[@]}" >"$log" 2>&1 || true
  grep -vE '^\s*(Discover|Starting|Finished)' "$log" || true
  summary=$(grep -E 'Total: [0-9]+, Errors: ' "$log" | tail -1 || true)
  rm -f "$log"
  if [ -z "$summary" ]; then
    echo "$project did not finish"; broken=$((broken + 1)); continue
  fi
  number() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$summary"; }
  bad=$(($(number Failed) + $(number Errors)))
  failed=$((failed + bad)) skipped=$((skipped + $(number Skipped)))
  passed=$((passed + $(number Total) - bad - $(number Skipped)))
done

failed=$((failed + broken))
printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
