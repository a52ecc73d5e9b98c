// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/manual_page.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

namespace {

/// Text that roff shows as it is.
std::string escaped(const std::string &text)
{
    std::string plain;
    for (const char c : text) {
        if ((c == '.' || c == '\'') && (plain.empty() || plain.back() == '\n'))
            plain += "\\&";
        if (c == '\\')
            plain += "\\e";
        else if (c == '-')
            plain += "\\-";
        else
            plain += c;
    }
    return plain;
}

/// "-n, --namespace NAMESPACE"
std::string namesOf(const CLI::Option &option)
{
    std::string names;
    for (const std::string &name : option.get_snames())
        names += (names.empty() ? "-" : ", -") + name;
    for (const std::string &name : option.get_lnames())
        names += (names.empty() ? "--" : ", --") + name;
    if (names.empty())
        return option.get_name(true);
    return option.get_type_size() == 0 ? names : names + ' ' + option.get_type_name();
}

std::string optionsOf(const CLI::App &app)
{
    std::string text;
    for (const CLI::Option *option : app.get_options()) {
        if (option != app.get_help_ptr())
            text += ".TP\n\\fB" + escaped(namesOf(*option)) + "\\fR\n" + escaped(option->get_description()) + '\n';
    }
    return text;
}

std::string commandsOf(const CLI::App &app, const std::string &path)
{
    std::string text;
    for (const CLI::App *below : app.get_subcommands({})) {
        const std::string name = path + ' ' + below->get_name();
        if (!below->get_subcommands({}).empty()) {
            text += commandsOf(*below, name);
            continue;
        }
        text += ".SS \"" + escaped(name) + "\"\n" + escaped(below->get_description()) + ".\n" + optionsOf(*below) +
                ".PP\n" + escaped(below->get_footer()) + '\n';
    }
    return text;
}

} // namespace

std::string manualPage(const CLI::App &root, const std::string &version)
{
    const std::string name = root.get_name();
    return ".TH LITEBOXCTL 1 \"\" \"" + escaped(name + ' ' + version) + "\"\n.SH NAME\n" + escaped(name) +
           " \\- every action of LiteBoxd Console as a command\n.SH SYNOPSIS\n\\fB" + escaped(name) +
           "\\fR [\\fIOPTION\\fR]... \\fINOUN\\fR \\fIVERB\\fR [\\fIARGUMENT\\fR]...\n.SH DESCRIPTION\n"
           "Results go to standard output; progress, notes and errors to standard error.\n.SH OPTIONS\n"
           "They may also stand behind the verb.\n" +
           optionsOf(root) + ".SH COMMANDS\n" + commandsOf(root, name) +
           ".SH EXIT STATUS\n.TP\n0\nDone; or: the check says yes.\n.TP\n1\nIt failed; or: the check says no.\n"
           ".TP\n2\nThe command line is wrong.\n.TP\n3\nNo such object.\n.TP\n4\nNot permitted, or the login failed.\n"
           ".TP\n5\nNo API server answered.\n.TP\n6\nIt cannot be told.\n.TP\n130\nEnded by Ctrl\\-C.\n"
           ".SH ENVIRONMENT\n.TP\nKUBECONFIG\nThe kubeconfig files, where \\-\\-kubeconfig is not given.\n"
           ".TP\nLITEBOXD_GATEWAY_URL\nThe gateway that access URLs begin with.\n";
}

} // namespace liteboxd::ctl
