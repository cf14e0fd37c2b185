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

# Runs a test project; what follows its name goes to dotnet test.
run_tests() {
  local project=$1
  shift
  dotnet test "$project" -c Release --no-build --nologo -v quiet "$@"
}

# The names of the tests that failed in the result files of a folder.
failures() {
  grep -ho '<UnitTestResult [^>]*outcome="Failed"[^>]*' "$1"/*.trx 2>/dev/null | grep -o 'testName="[^"(]*' | cut -d'"' -f2 | sed 's/ *$//' | sort -u || true
}

for project in $(git grep -l '<IsTestProject>true' -- '*.csproj'); do
  say "Testing $project ..."
  name=$(basename "$project" .csproj)
  mkdir -p "$results/$name" "$results/$name-again"
  run_tests "$project" --logger "trx;LogFilePrefix=result" --results-directory "$results/$name" && continue

  # Emulated boards, browsers and sockets run in real time: up to three tests that a busy machine held up get a second, quiet
  # try, and are named below.
  mapfile -t failed < <(failures "$results/$name")
  [ ${#failed[@]} -gt 0 ] && [ ${#failed[@]} -le 3 ] || { status=1; continue; }
  say "Once more: ${failed[*]}"
  run_tests "$project" --filter "$(printf 'Name~%s|' "${failed[@]}" | sed 's/|$//')" \
    --logger "trx;LogFilePrefix=result" --results-directory "$results/$name-again" || status=1
done

# Each result file holds one line of counters. A second try counts for what it tells: fewer failures than before.
count() {
  local sum=0 number
  while read -r number; do sum=$((sum + number)); done < <(
    cat "$results"/$2/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*')
  echo "$sum"
}
total=0
passed=0
for folder in "$results"/*; do
  name=$(basename "$folder")
  case "$name" in
    *-again) ;;
    *)
      total=$((total + $(count total "$name")))
      passed=$((passed + $(count passed "$name")))
      failed=$(failures "$folder")
      [ -z "$failed" ] && continue
      again=$(failures "$folder-again")
      if [ -n "$(ls "$folder-again")" ] && [ -z "$again" ]; then
        passed=$((passed + $(count failed "$name")))
        echo "Passed only at the second try ($name):" $failed
      else
        echo "Failed ($name):" ${again:-$failed}
      fi
      ;;
  esac
done
[ "$total" -gt 0 ] || { status=1; say "No test ran."; }
echo "$passed passed, $((total - passed)) failed"
exit $status
