// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/templates/template_command.h"

#include <QJsonArray>

#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `template apply -f FILE [--dry-run]` and `template import -f FILE`: stores each template of the file as a new version
/// unless the newest says the same.
class TemplateApplyCommand final : public TemplateCommand
{
    Q_OBJECT

public:
    /// How the result is written: one template as itself, or always a list.
    enum class Answer { ItemOrList, List };

    explicit TemplateApplyCommand(Answer answer)
        : m_answer(answer)
    {}

    void declare(CLI::App &options) override;

private:
    void run(Invocation &invocation, sandbox::TemplateStore &store) override;
    void applyNext(Invocation &invocation, sandbox::TemplateStore &store);

    const Answer m_answer;
    std::string m_file;
    bool m_isDryRun = false;
    std::vector<sandbox::SandboxTemplate> m_left; ///< the next one last
    QJsonArray m_applied;
};

} // namespace liteboxd::ctl
