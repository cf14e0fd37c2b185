# Everything that CI runs; sourced by tools/fw. Ends with 'N passed, N failed'.
need_dotnet
need_packages "${run_packages[@]}" "${test_packages[@]}"

say "Checking the layout of the code ..."
dotnet format whitespace . --folder --verify-no-changes || fail "run tools/fw format."

build Firmware.sln

results=$(mktemp -d)
source tools/postgres.sh
trap 'stop_postgres; rm -rf "$results"' EXIT
start_postgres

status=0
for project in $(git grep -l '<IsTestProject>true' -- '*.csproj'); do
  say "Testing $project ..."
  dotnet test "$project" -c Release --no-build --nologo -v quiet \
    --logger "trx;LogFilePrefix=result" --results-directory "$results" || status=1
done

# Each result file holds one line of counters.
count() {
  local sum=0 number
  while read -r number; do sum=$((sum + number)); done < <(
    cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*')
  echo "$sum"
}
total=$(count total)
passed=$(count passed)
[ "$total" -gt 0 ] || { status=1; say "No test ran."; }
echo "$passed passed, $((total - passed)) failed"
exit $status
