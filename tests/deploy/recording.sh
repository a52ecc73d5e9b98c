# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by record and machine_command: answers of programs in files. A recording is "exit CODE", then a line for each line
# of its output, "1|" before those of standard output and "2|" before those of standard error.

# name_of COMMAND WORD...: the recording's file name. Of paths only the last part counts.
name_of() {
    local word name=
    for word; do
        name+=_${word##*/}
    done
    name=${name//./-}
    name=${name//[^a-zA-Z0-9=_-]/}
    printf '%s\n' "${name:1:120}"
}

# record FILE COMMAND...: runs the command and keeps its answer, which is this one's answer too.
record() {
    local file=$1 code=0 output errors
    shift
    output=$(mktemp)
    errors=$(mktemp)
    "$@" >"$output" 2>"$errors" || code=$?
    mkdir -p "$(dirname "$file")"
    {
        printf 'exit %s\n' "$code"
        awk '{print "1|" $0}' "$output"
        awk '{print "2|" $0}' "$errors"
    } >"$file"
    cat "$output"
    cat "$errors" >&2
    rm "$output" "$errors"
    return "$code"
}

# replay FILE: gives the answer that was kept.
replay() {
    local line code=
    while IFS= read -r line; do
        case $line in
            "exit "*) code=${line#exit } ;;
            "1|"*) printf '%s\n' "${line#*|}" ;;
            "2|"*) printf '%s\n' "${line#*|}" >&2 ;;
        esac
    done <"$1"
    return "$code"
}
