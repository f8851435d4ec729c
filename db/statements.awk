# Turns a .sql file of named statements into rows STATEMENT(name, "sql") of a C header.
# A statement is what follows a line "-- name: some_name"; other comment lines and empty lines are left out.
function fail(message)
{
    printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
    failed = 1
    exit 1
}

function finish()
{
    if (name == "")
        return
    if (lines == 0)
        fail("the statement \"" name "\" before this line is empty")
    print ")"
}

/^[ \t]*--[ \t]*name:/ {
    finish()
    name = $0
    sub(/^[ \t]*--[ \t]*name:[ \t]*/, "", name)
    sub(/[ \t\r]+$/, "", name)
    if (name !~ /^[a-z][a-z0-9_]*$/)
        fail("a statement's name is made of a-z, 0-9 and _, not \"" name "\"")
    if (name in seen)
        fail("the name \"" name "\" is used twice")
    seen[name] = 1
    lines = 0
    printf "STATEMENT(%s,", name
    next
}

/^[ \t]*--/ || /^[ \t\r]*$/ { next }

{
    if (name == "")
        fail("SQL stands before the first \"-- name:\"")
    sub(/[ \t\r]+$/, "")
    gsub(/["\\?]/, "\\\\&")
    gsub(/\t/, "\\t")
    printf "\n    \"%s\\n\"", $0
    lines++
}

END {
    if (!failed)
        finish()
}
