#!/bin/bash
# Stands in for az and gh: it writes down how it was called, and answers as the longest of the files says that are named after
# the first words of the call. An answer is a script, since some depend on the call.
{
  printf '%s' "${0##*/}"
  [ $# -eq 0 ] || printf '\x1f%s' "$@"
  printf '\x1e'
} >>"$CALLS"
for words in 4 3 2 1; do
  call="${0##*/} ${*:1:words}"
  answer="$ANSWERS/${call//\//_}"
  # shellcheck source=/dev/null
  if [ -f "$answer" ]; then . "$answer" && exit || exit 1; fi
done
