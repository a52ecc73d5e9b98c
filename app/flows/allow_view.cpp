// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/allow_view.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/diff_highlighter.h"
#include "app/shell/widgets/plain_label.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

AllowView::AllowView(QWidget *parent)
    : QWidget(parent)
    , m_sandbox(new ChoiceBox(this))
    , m_domains(new QLineEdit(this))
    , m_scope(new ChoiceBox(this))
    , m_learn(new QPushButton(tr("Propose from flows"), this))
    , m_look(new QPushButton(tr("What would change?"), this))
    , m_apply(new QPushButton(tr("Allow"), this))
    , m_hint(new PlainLabel({}, this))
    , m_difference(new QTextEdit(this))
{
    m_sandbox->setAccessibleName(tr("Sandbox"));
    m_sandbox->setMinimumContentsLength(12); // an identifier, whole
    m_domains->setAccessibleName(tr("Domains to allow"));
    m_domains->setPlaceholderText(tr("Domains to allow: pypi.org, *.pythonhosted.org"));
    m_scope->setAccessibleName(tr("For whom"));
    m_scope->addItem(tr("For this sandbox"), static_cast<int>(Scope::Sandbox));
    m_scope->addItem(tr("For %n minutes", nullptr, static_cast<int>(time.count())), static_cast<int>(Scope::ForATime));
    m_scope->addItem(tr("For its template"), static_cast<int>(Scope::ItsTemplate));
    m_learn->setToolTip(tr("The smallest list of domains for what this sandbox was seen to want"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_difference->setFont(codeFont());
    m_difference->setReadOnly(true);
    m_difference->setAcceptRichText(false);
    m_difference->setLineWrapMode(QTextEdit::NoWrap);
    m_difference->setAccessibleName(tr("What would change"));
    new DiffHighlighter(m_difference->document());

    auto *fields = new QHBoxLayout;
    fields->setSpacing(metrics::Small);
    fields->addWidget(m_sandbox);
    fields->addWidget(m_domains, 1);
    fields->addWidget(m_learn);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::Small);
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_scope);
    buttons->addWidget(m_look);
    buttons->addWidget(m_apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Medium, metrics::Medium, metrics::Medium, metrics::Medium);
    column->setSpacing(metrics::Small);
    column->addLayout(fields);
    column->addLayout(buttons);
    column->addWidget(m_difference, 1);
    column->addStretch(0); // while there is no difference the fields stay together

    connect(m_look, &QPushButton::clicked, this, [this] { Q_EMIT judgeWished(sandboxId(), domains()); });
    connect(m_apply, &QPushButton::clicked, this, &AllowView::applyWished);
    connect(m_learn, &QPushButton::clicked, this, [this] { Q_EMIT learnWished(sandboxId()); });
    // What was judged was about other values.
    const auto outdate = [this] {
        m_hint->setText(m_proposed);
        showDifference({});
    };
    connect(m_domains, &QLineEdit::textChanged, this, outdate);
    connect(m_sandbox, &QComboBox::currentIndexChanged, this, outdate);
    connect(m_scope, &QComboBox::currentIndexChanged, this, outdate);
    showDifference({});
}

void AllowView::propose(const QStringList &sandboxIds, const QStringList &domains, const QString &hint)
{
    QStringList ids = sandboxIds;
    ids.sort();
    const QString before = sandboxId();
    m_sandbox->clear();
    m_sandbox->addItems(ids);
    m_sandbox->setCurrentIndex(std::max(0, static_cast<int>(ids.indexOf(before))));
    m_domains->setText(domains.join(u", "_s));
    m_proposed = hint;
    m_hint->setText(hint);
    updateButtons();
}

QString AllowView::sandboxId() const
{
    return m_sandbox->currentText();
}

QStringList AllowView::domains() const
{
    static const QRegularExpression between(u"[,\\s]+"_s);
    return m_domains->text().split(between, Qt::SkipEmptyParts);
}

AllowView::Scope AllowView::scope() const
{
    return static_cast<Scope>(m_scope->currentData().toInt());
}

void AllowView::setScope(Scope scope)
{
    m_scope->setCurrentIndex(m_scope->findData(static_cast<int>(scope)));
}

void AllowView::showDifference(const QString &difference)
{
    m_difference->setPlainText(difference);
    m_difference->setVisible(!difference.isEmpty());
    updateButtons();
}

void AllowView::setHint(const QString &hint)
{
    m_hint->setText(hint);
}

void AllowView::setBusy(bool busy)
{
    m_isBusy = busy;
    updateButtons();
}

void AllowView::updateButtons()
{
    m_learn->setEnabled(!m_isBusy && !sandboxId().isEmpty());
    m_look->setEnabled(!m_isBusy && !sandboxId().isEmpty() && !domains().isEmpty());
    m_apply->setEnabled(!m_isBusy && !m_difference->isHidden());
}

} // namespace liteboxd::flows
