// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/policy_details.h"

#include "app/policies/edit_preview.h"
#include "app/policies/map_pane.h"
#include "app/policies/preview_pane.h"
#include "app/policies/rules_view.h"
#include "app/policies/verdict_view.h"
#include "app/policies/yaml_editor.h"

#include <algorithm>

namespace liteboxd::policies {

PolicyDetails::PolicyDetails(const base::Clock &clock, QWidget *parent)
    : QTabWidget(parent)
    , m_rules(new RulesView)
    , m_editor(new YamlEditor)
    , m_verdicts(new VerdictView)
    , m_map(new MapPane)
    , m_preview(new EditPreview(clock, this))
    , m_previewPane(new PreviewPane)
{
    m_editor->insertAboveButtons(m_previewPane);
    addTab(m_rules, tr("Rules"));
    addTab(m_editor, tr("YAML"));
    addTab(m_verdicts, tr("What may this sandbox do?"));
    addTab(m_map, tr("Who may talk to whom"));
    setDocumentMode(true);
    connect(m_editor, &YamlEditor::edited, this, [this] { m_preview->ask(m_editor->wanted()); });
    connect(m_preview, &EditPreview::waiting, m_previewPane, &PreviewPane::setWaiting);
    connect(m_preview, &EditPreview::failed, m_previewPane, &PreviewPane::fail);
    connect(m_preview, &EditPreview::found, m_previewPane,
            [this](const std::shared_ptr<const EditEffects> &effects) { m_previewPane->present(*effects); });
    connect(m_map, &MapPane::policyWished, this, &PolicyDetails::policyWished);
    connect(m_map, &MapPane::sandboxWished, this, &PolicyDetails::askAbout);
}

void PolicyDetails::askAbout(const QString &sandboxId)
{
    m_verdicts->choose(sandboxId);
    setCurrentWidget(m_verdicts);
}

void PolicyDetails::setPicture(const std::shared_ptr<const policy::PolicyPicture> &picture)
{
    m_picture = picture;
    const auto explainer = picture ? picture->explainer : nullptr;
    m_verdicts->show(picture);
    m_preview->setExplainer(explainer);
    m_map->setExplainer(explainer);
}

void PolicyDetails::select(const policy::PolicySummary *policy)
{
    setTabEnabled(indexOf(m_rules), policy != nullptr);
    setTabEnabled(indexOf(m_editor), policy != nullptr);
    if (!policy || !m_picture)
        return;
    policy::lint::Findings findings;
    std::copy_if(m_picture->findings.begin(), m_picture->findings.end(), std::back_inserter(findings),
                 [policy](const policy::lint::Finding &finding) {
                     return finding.policy.kind == policy->kind.toStdString() &&
                            finding.policy.name.name == policy->name.toStdString() &&
                            finding.policy.name.nameSpace == policy->nameSpace.toStdString();
                 });
    m_rules->show(*policy);
    m_editor->show(*policy, findings);
}

void PolicyDetails::setBusy(bool busy)
{
    m_editor->setBusy(busy);
    m_verdicts->setBusy(busy);
}

} // namespace liteboxd::policies
