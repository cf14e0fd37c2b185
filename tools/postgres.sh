# A PostgreSQL for the tests alone, in a folder of its own and at a socket there; sourced by tools/test.sh.

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Starts it and names it in TEST_POSTGRES. It ends with stop_postgres.
start_postgres() {
  postgres_bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$postgres_bin" ] || fail "PostgreSQL is not in /usr/lib/postgresql."
  postgres_folder=$(mktemp -d)
  [ "$(id -u)" -ne 0 ] || chown postgres "$postgres_folder"
  say "Starting PostgreSQL for the tests ..."
  {
    as_postgres "$postgres_bin/initdb" -D "$postgres_folder/db" -U postgres -A trust -E UTF8 --locale=C --no-sync &&
      as_postgres "$postgres_bin/pg_ctl" -D "$postgres_folder/db" -w -t 60 -l "$postgres_folder/log" start \
        -o "-k $postgres_folder -c listen_addresses= -c fsync=off"
  } >"$postgres_folder.start" 2>&1 || { cat "$postgres_folder.start" "$postgres_folder/log" >&2; fail "PostgreSQL did not start."; }
  export TEST_POSTGRES="Host=$postgres_folder;Username=postgres;Database=postgres"
}

stop_postgres() {
  [ -n "${postgres_folder:-}" ] || return 0
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_folder/db" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$postgres_folder" "$postgres_folder.start"
}
