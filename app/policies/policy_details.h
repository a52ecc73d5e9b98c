// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_overview.h"

#include <QTabWidget>

#include <memory>

namespace liteboxd::base {
class Clock;
}

namespace liteboxd::policies {

class EditPreview;
class MapPane;
class PreviewPane;
class RulesView;
class VerdictView;
class YamlEditor;

/// What is said of one policy (its rules, its text and what an edit of it would change) and of all of them together
/// (what a sandbox may do, who may talk to whom). `clock` outlives it. GUI thread.
class PolicyDetails : public QTabWidget
{
    Q_OBJECT

public:
    explicit PolicyDetails(const base::Clock &clock, QWidget *parent = nullptr);

    /// nullptr: nothing is known.
    void setPicture(const std::shared_ptr<const policy::PolicyPicture> &picture);

    /// Shows a policy of the picture; nullptr: none is selected.
    void select(const policy::PolicySummary *policy);

    /// Goes to what this sandbox may do.
    void askAbout(const QString &sandboxId);

    void setBusy(bool busy);

    RulesView *rules() const { return m_rules; }
    YamlEditor *editor() const { return m_editor; }
    VerdictView *verdicts() const { return m_verdicts; }
    MapPane *map() const { return m_map; }
    EditPreview *preview() const { return m_preview; }
    PreviewPane *previewPane() const { return m_previewPane; }

Q_SIGNALS:
    /// Somebody wants to see the policy that decides.
    void policyWished(const liteboxd::policy::explain::PolicyName &policy);

private:
    std::shared_ptr<const policy::PolicyPicture> m_picture;
    RulesView *m_rules;
    YamlEditor *m_editor;
    VerdictView *m_verdicts;
    MapPane *m_map;
    EditPreview *m_preview;
    PreviewPane *m_previewPane;
};

} // namespace liteboxd::policies
