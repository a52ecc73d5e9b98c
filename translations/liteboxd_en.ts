<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>liteboxd::models</name>
    <message numerus="yes">
        <source>The addresses of %n sandboxes were copied.</source>
        <translation>
            <numerusform>The address of %n sandbox was copied.</numerusform>
            <numerusform>The addresses of %n sandboxes were copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>curl commands for %n sandboxes were copied; they hold access tokens.</source>
        <translation>
            <numerusform>A curl command for %n sandbox was copied; it holds an access token.</numerusform>
            <numerusform>curl commands for %n sandboxes were copied; they hold access tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>WebSocket commands for %n sandboxes were copied; they hold access tokens.</source>
        <translation>
            <numerusform>A WebSocket command for %n sandbox was copied; it holds an access token.</numerusform>
            <numerusform>WebSocket commands for %n sandboxes were copied; they hold access tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The access tokens of %n sandboxes were copied.</source>
        <translation>
            <numerusform>The access token of %n sandbox was copied.</numerusform>
            <numerusform>The access tokens of %n sandboxes were copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::DetailPane</name>
    <message numerus="yes">
        <source>%n sandboxes selected</source>
        <translation>
            <numerusform>%n sandbox selected</numerusform>
            <numerusform>%n sandboxes selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::InternetActions</name>
    <message numerus="yes">
        <source>Switch the internet on for %Ln sandboxes?</source>
        <translation>
            <numerusform>Switch the internet on for %Ln sandbox?</numerusform>
            <numerusform>Switch the internet on for %Ln sandboxes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Switch on for %Ln</source>
        <translation>
            <numerusform>Switch on for %Ln</numerusform>
            <numerusform>Switch on for %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::PortDialog</name>
    <message numerus="yes">
        <source>Port of %n sandboxes (1–65535):</source>
        <translation>
            <numerusform>Port of %n sandbox (1–65535):</numerusform>
            <numerusform>Port of %n sandboxes (1–65535):</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::SandboxesPage</name>
    <message numerus="yes">
        <source>%n sandboxes</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sandboxes</source>
        <translation>
            <numerusform>%1 of %n sandbox</numerusform>
            <numerusform>%1 of %n sandboxes</numerusform>
        </translation>
    </message>
</context>
</TS>
