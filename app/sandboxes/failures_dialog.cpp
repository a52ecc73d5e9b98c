// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/failures_dialog.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/visible_text.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

constexpr QSize s_size(640, 360);

QString idOf(const sandbox::SandboxFailure &failure)
{
    return QString::fromStdString(failure.sandbox->id.text());
}

} // namespace

FailuresDialog::FailuresDialog(const QString &text, std::vector<sandbox::SandboxFailure> failures, QWidget *parent)
    : QDialog(parent)
    , m_failures(std::move(failures))
    , m_list(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Sandboxes that failed"));
    layOut(text);
    QList<QTreeWidgetItem *> items;
    for (const sandbox::SandboxFailure &failure : m_failures) {
        auto *item = new QTreeWidgetItem({idOf(failure), shell::sentence(failure.error, shell::Subject::Cluster)});
        item->setToolTip(1, shell::visibleText(QString::fromStdString(failure.error.text())));
        items << item;
    }
    m_list->addTopLevelItems(items);
    m_list->resizeColumnToContents(0);
    resize(s_size);
}

void FailuresDialog::layOut(const QString &text)
{
    auto *label = new shell::PlainLabel(text, this);
    label->setWordWrap(true);
    m_list->setHeaderLabels({tr("Sandbox"), tr("Reason")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto *select = buttons->addButton(tr("&Select them in the table"), QDialogButtonBox::ActionRole);
    const auto *again = buttons->addButton(tr("&Try again"), QDialogButtonBox::ActionRole);
    const auto *copyAll = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    connect(select, &QPushButton::clicked, this, [this] {
        Q_EMIT selectWanted(ids());
        close();
    });
    connect(again, &QPushButton::clicked, this, [this] {
        std::vector<sandbox::SandboxPtr> sandboxes;
        for (const sandbox::SandboxFailure &failure : m_failures)
            sandboxes.push_back(failure.sandbox);
        Q_EMIT againWanted(sandboxes);
        close();
    });
    connect(copyAll, &QPushButton::clicked, this, &FailuresDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(shell::metrics::Small);
    column->addWidget(label);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
}

QStringList FailuresDialog::ids() const
{
    QStringList all;
    for (const sandbox::SandboxFailure &failure : m_failures)
        all << idOf(failure);
    return all;
}

/// A line each: the id, a tab, and the error in its own words.
void FailuresDialog::copy() const
{
    QStringList lines;
    for (const sandbox::SandboxFailure &failure : m_failures)
        lines << idOf(failure) + u'\t' + QString::fromStdString(failure.error.text());
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

} // namespace liteboxd::sandboxes
