<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>liteboxd::console</name>
    <message numerus="yes">
        <source>%n default policies are not as shipped</source>
        <translation>
            <numerusform>%n default policy is not as shipped</numerusform>
            <numerusform>%n default policies are not as shipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::console::Console</name>
    <message numerus="yes">
        <source>%1, %n checks got worse</source>
        <translation>
            <numerusform>%1, %n check got worse</numerusform>
            <numerusform>%1, %n checks got worse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::flows</name>
    <message numerus="yes">
        <source>%n sandboxes with drops</source>
        <translation>
            <numerusform>%n sandbox with drops</numerusform>
            <numerusform>%n sandboxes with drops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes without drops</source>
        <translation>
            <numerusform>%n sandbox without drops</numerusform>
            <numerusform>%n sandboxes without drops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>that ask</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more destinations</source>
        <translation>
            <numerusform>%n more destination</numerusform>
            <numerusform>%n more destinations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::AllowView</name>
    <message numerus="yes">
        <source>For %n minutes</source>
        <translation>
            <numerusform>For %n minute</numerusform>
            <numerusform>For %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::BlockedPresenter</name>
    <message numerus="yes">
        <source>From %n flows.</source>
        <translation>
            <numerusform>From %n flow.</numerusform>
            <numerusform>From %n flows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 may reach %2 for %n minutes. A keeper in the cluster ends it, or this console while it runs.</source>
        <translation>
            <numerusform>%1 may reach %2 for %n minute. A keeper in the cluster ends it, or this console while it runs.</numerusform>
            <numerusform>%1 may reach %2 for %n minutes. A keeper in the cluster ends it, or this console while it runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::ExportActions</name>
    <message numerus="yes">
        <source>%n rows were written to %1.</source>
        <translation>
            <numerusform>%n row was written to %1.</numerusform>
            <numerusform>%n rows were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::FlowsPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::flows::HistoryBar</name>
    <message numerus="yes">
        <source>%1; %n flows were counted only</source>
        <translation>
            <numerusform>%1; %n flow was counted only</numerusform>
            <numerusform>%1; %n flows were counted only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n dropped</source>
        <translation>
            <numerusform>%1, %n dropped</numerusform>
            <numerusform>%1, %n dropped</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flows lost</source>
        <translation>
            <numerusform>%n flow lost</numerusform>
            <numerusform>%n flows lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::models::SandboxModel</name>
    <message numerus="yes">
        <source>%n packets dropped in the last five minutes</source>
        <translation>
            <numerusform>%n packet dropped in the last five minutes</numerusform>
            <numerusform>%n packets dropped in the last five minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n destinations seen</source>
        <translation>
            <numerusform>%n destination seen</numerusform>
            <numerusform>%n destinations seen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::models::TemplateModel</name>
    <message numerus="yes">
        <source>%n domains</source>
        <translation>
            <numerusform>%n domain</numerusform>
            <numerusform>%n domains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::overview::OverviewPage</name>
    <message numerus="yes">
        <source>%n sandboxes</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings about sandboxes that were not stopped</source>
        <translation>
            <numerusform>%n finding about sandboxes that was not stopped</numerusform>
            <numerusform>%n findings about sandboxes that were not stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandboxes have failed</source>
        <translation>
            <numerusform>%n sandbox has failed</numerusform>
            <numerusform>%n sandboxes have failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings about sandboxes, all stopped by policy</source>
        <translation>
            <numerusform>%n finding about sandboxes, stopped by policy</numerusform>
            <numerusform>%n findings about sandboxes, all stopped by policy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked destinations wait for an answer</source>
        <translation>
            <numerusform>%n blocked destination waits for an answer</numerusform>
            <numerusform>%n blocked destinations wait for an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::policies</name>
    <message numerus="yes">
        <source>%n sandboxes</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>first of several</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more sandboxes</source>
        <translation>
            <numerusform>%n more sandbox</numerusform>
            <numerusform>%n more sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pods</source>
        <translation>
            <numerusform>%n more pod</numerusform>
            <numerusform>%n more pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::PolicyEdits</name>
    <message numerus="yes">
        <source>%n policies were applied.</source>
        <translation>
            <numerusform>%n policy was applied.</numerusform>
            <numerusform>%n policies were applied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::policies::PreviewPane</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>verdicts</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
    <name>liteboxd::sandboxes::CreationForm</name>
    <message numerus="yes">
        <source>As the template: %n domains</source>
        <translation>
            <numerusform>As the template: %n domain</numerusform>
            <numerusform>As the template: %n domains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::DeleteDialog</name>
    <message numerus="yes">
        <source>Delete %Ln sandboxes?</source>
        <translation>
            <numerusform>Delete %Ln sandbox?</numerusform>
            <numerusform>Delete %Ln sandboxes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>LiteBoxd&apos;s own server looks after %n of them and will find them missing.</source>
        <translation>
            <numerusform>LiteBoxd&apos;s own server looks after %n of them and will find it missing.</numerusform>
            <numerusform>LiteBoxd&apos;s own server looks after %n of them and will find them missing.</numerusform>
        </translation>
    </message>
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
    <name>liteboxd::sandboxes::EndedMode</name>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n ended</numerusform>
            <numerusform>%n ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ended</source>
        <translation>
            <numerusform>%1 of %n ended</numerusform>
            <numerusform>%1 of %n ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::FilesTab</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
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
    <name>liteboxd::sandboxes::LifetimeActions</name>
    <message numerus="yes">
        <source>Give %Ln sandboxes new access tokens?</source>
        <translation>
            <numerusform>Give %Ln sandbox a new access token?</numerusform>
            <numerusform>Give %Ln sandboxes new access tokens?</numerusform>
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
<context>
    <name>liteboxd::sandboxes::TimedInternet</name>
    <message numerus="yes">
        <source>Select at most %n sandboxes</source>
        <translation>
            <numerusform>Select at most %n sandbox</numerusform>
            <numerusform>Select at most %n sandboxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::sandboxes::TtlDialog</name>
    <message numerus="yes">
        <source>From now on these %n sandboxes live for:</source>
        <translation>
            <numerusform>From now on this %n sandbox lives for:</numerusform>
            <numerusform>From now on these %n sandboxes live for:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::templates::TemplateActions</name>
    <message numerus="yes">
        <source>Delete %Ln templates?</source>
        <translation>
            <numerusform>Delete %Ln template?</numerusform>
            <numerusform>Delete %Ln templates?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln versions go, and there is no way back: export them first if they may be wanted.</source>
        <translation>
            <numerusform>%Ln version goes, and there is no way back: export it first if it may be wanted.</numerusform>
            <numerusform>%Ln versions go, and there is no way back: export them first if they may be wanted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sandboxes that were made from them stay.</source>
        <translation>
            <numerusform>%Ln sandbox that was made from them stays.</numerusform>
            <numerusform>%Ln sandboxes that were made from them stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>liteboxd::verify</name>
    <message numerus="yes">
        <source>%n check(s) build on one that did not pass</source>
        <translation>
            <numerusform>%n check builds on one that did not pass</numerusform>
            <numerusform>%n checks build on one that did not pass</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) have nothing to look at here</source>
        <translation>
            <numerusform>%n check has nothing to look at here</numerusform>
            <numerusform>%n checks have nothing to look at here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) were not looked at: the run was cancelled</source>
        <translation>
            <numerusform>%n check was not looked at: the run was cancelled</numerusform>
            <numerusform>%n checks were not looked at: the run was cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a warning</source>
        <translation>
            <numerusform>%n with a warning</numerusform>
            <numerusform>%n with a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not seen</source>
        <translation>
            <numerusform>%n not seen</numerusform>
            <numerusform>%n not seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
</TS>
