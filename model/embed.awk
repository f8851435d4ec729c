# Turns whole text files into rows EMBEDDED("name", "text") of a C header; the name is the file's without folder and ending.
FNR == 1 {
    if (open)
        print ")"
    name = FILENAME
    sub(/^.*\//, "", name)
    sub(/\.[^.]*$/, "", name)
    printf "EMBEDDED(\"%s\",", name
    open = 1
}

{
    gsub(/["\\?]/, "\\\\&")
    gsub(/\t/, "\\t")
    gsub(/\r/, "\\r")
    printf "\n    \"%s\\n\"", $0
}

END {
    if (open)
        print ")"
}
