// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/limits_dialog.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/copy_block.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/shell/words/rbac_rule.h"

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace liteboxd::connection {

using session::Capability;
using shell::PlainLabel;

namespace {

constexpr QSize s_size(660, 700);

QString text(Capability capability)
{
    switch (capability) {
    case Capability::SeeSandboxes:
        return LimitsDialog::tr("See the sandboxes");
    case Capability::SwitchInternet:
        return LimitsDialog::tr("Switch internet access");
    case Capability::SwitchInternetOfReplicaSet:
        return LimitsDialog::tr("Switch internet access of a ReplicaSet's sandbox");
    case Capability::ReachByPodProxy:
        return LimitsDialog::tr("Reach sandboxes by the pod proxy");
    case Capability::ReachByPortForward:
        return LimitsDialog::tr("Reach sandboxes by port-forward");
    case Capability::CreateSandboxes:
        return LimitsDialog::tr("Create sandboxes");
    case Capability::DeleteSandboxes:
        return LimitsDialog::tr("Delete sandboxes");
    case Capability::SeeTemplates:
        return LimitsDialog::tr("See the templates");
    case Capability::ChangeTemplates:
        return LimitsDialog::tr("Change templates");
    case Capability::SeeLogs:
        return LimitsDialog::tr("See logs");
    case Capability::SeeEvents:
        return LimitsDialog::tr("See events");
    case Capability::RunCommands:
        return LimitsDialog::tr("Use terminal and files of sandboxes");
    case Capability::KeepTokens:
        break;
    }
    return LimitsDialog::tr("Keep access tokens in the keychain");
}

} // namespace

LimitsDialog::LimitsDialog(QWidget *parent)
    : QDialog(parent)
    , m_intro(new PlainLabel({}, this))
    , m_list(new shell::PropertyList(this))
    , m_roles(new shell::CopyBlock)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Missing permissions"));
    m_intro->setWordWrap(true);
    auto *remedy = new PlainLabel(
        tr("The cluster's administrator can allow all that this console does by these Roles, bound to your account:"),
        this);
    remedy->setWordWrap(true);
    auto *scroll = new QScrollArea(this); // where the screen is small
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_roles);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::metrics::Large, shell::metrics::Large, shell::metrics::Large,
                               shell::metrics::Large);
    column->setSpacing(shell::metrics::Medium);
    column->addWidget(m_intro);
    column->addWidget(m_list);
    column->addWidget(remedy);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    resize(s_size.boundedTo(parent->size()));
}

void LimitsDialog::setLimits(const std::vector<session::Limit> &limits, const QString &nameSpace)
{
    m_intro->setText(
        tr("Your account lacks these rules for the sandboxes of namespace %1. The rest works.").arg(nameSpace));
    shell::PropertyList::Rows rows;
    for (const session::Limit &limit : limits)
        rows.append({text(limit.capability), shell::ruleText(limit.denied)});
    m_list->setRows(rows);
    m_roles->setText(QString::fromStdString(session::consoleRoles(nameSpace.toStdString())).trimmed());
}

} // namespace liteboxd::connection
