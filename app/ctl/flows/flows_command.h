// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/flows/hubble_command.h"
#include "core/flows/flow_filter.h"
#include "core/flows/flow_matcher.h"

#include <QJsonArray>
#include <QStringList>

#include <optional>
#include <string>

namespace liteboxd::ctl {

/// `liteboxctl flows`: flows from Hubble, by the words of `hubble observe`; with --follow without end. Lines for people
/// are those of `hubble observe -o compact`.
class FlowsCommand final : public HubbleCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
    void loseReader(Invocation &invocation) override;

private:
    enum class Style { Compact, Json, JsonLines, JsonPb, Yaml, Name };

    static Style styleFor(Format format);
    void declareWords(CLI::App &options);
    void ask(Invocation &invocation, hubble::FlowSource &source) override;
    void follow(Invocation &invocation, const hubble::SourceState &state);
    void readFile(Invocation &invocation);
    void write(Invocation &invocation, const flows::Flow &flow);
    void write(Invocation &invocation, const flows::FlowGap &gap);
    void warn(Invocation &invocation, const hubble::NodeChange &change) const;
    void end(Invocation &invocation);

    QStringList m_words;          ///< in the order that they were given: --not is about the next
    std::optional<Style> m_asked; ///< by an --output of its own; else what stands before the noun counts
    Style m_style = Style::Compact;
    bool m_all = false;
    bool m_showsNode = false;
    bool m_showsPolicies = false;
    bool m_isNumeric = false;
    std::string m_inputFile;
    flows::FlowQuery m_query;
    QJsonArray m_items; ///< of -o json and yaml without --follow
    bool m_wasLive = false;
};

} // namespace liteboxd::ctl
