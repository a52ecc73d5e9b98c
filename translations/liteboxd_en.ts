<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>liteboxd::sandboxes::DetailPane</name>
    <message numerus="yes">
        <source>%n sandboxes selected</source>
        <translation><numerusform>%n sandbox selected</numerusform><numerusform>%n sandboxes selected</numerusform></translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::SandboxesPage</name>
    <message numerus="yes">
        <source>%n sandboxes</source>
        <translation><numerusform>%n sandbox</numerusform><numerusform>%n sandboxes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sandboxes</source>
        <translation><numerusform>%1 of %n sandbox</numerusform><numerusform>%1 of %n sandboxes</numerusform></translation>
    </message>
</context>
</TS>
