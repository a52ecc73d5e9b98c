// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/creation_form.h"

#include "app/sandboxes/lifetime/ttl_field.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/fault_label.h"
#include "core/models/duration_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::SandboxTemplate;
using sandbox::TemplateSpec;
using shell::FaultLabel;
using Internet = CreationInput::Internet;

namespace {

constexpr int s_textLines = 3;

QString networkText(const sandbox::NetworkSpec &network)
{
    if (!network.allowInternetAccess)
        return CreationForm::tr("As the template: off");
    if (network.allowedDomains.isEmpty())
        return CreationForm::tr("As the template: on");
    return CreationForm::tr("As the template: %n domains", nullptr, static_cast<int>(network.allowedDomains.size()));
}

} // namespace

CreationForm::CreationForm(QWidget *parent)
    : QWidget(parent)
    , m_template(new QComboBox(this))
    , m_version(new QComboBox(this))
    , m_ttl(new TtlField(this))
    , m_internet(new QComboBox(this))
    , m_dnsLock(new QCheckBox(tr("Loc&k its DNS to these domains: other names are not even asked"), this))
    , m_egressProxy(new QCheckBox(tr("Ope&n these domains by the gateway's proxy, where Cilium is not there"), this))
    , m_dryRun(new QCheckBox(tr("Let the API server &judge it first, without storing anything"), this))
    , m_imageFault(new FaultLabel(this))
    , m_cpuFault(new FaultLabel(this))
    , m_memoryFault(new FaultLabel(this))
    , m_envFault(new FaultLabel(this))
    , m_domainsFault(new FaultLabel(this))
{
    m_internet->addItem(networkText({}), QVariant::fromValue(static_cast<int>(Internet::AsTemplate)));
    m_internet->addItem(tr("Off"), QVariant::fromValue(static_cast<int>(Internet::Off)));
    m_internet->addItem(tr("On"), QVariant::fromValue(static_cast<int>(Internet::On)));
    m_dryRun->setChecked(true);
    layOut();
    connect(m_template, &QComboBox::currentIndexChanged, this, &CreationForm::showVersions);
    connect(m_version, &QComboBox::currentIndexChanged, this, &CreationForm::showChosen);
    connect(m_internet, &QComboBox::currentIndexChanged, this, &CreationForm::check);
    connect(m_ttl, &TtlField::changed, this, &CreationForm::check);
    m_egressProxy->setToolTip(tr("Its programs have to be told of the proxy: HTTPS_PROXY=http://liteboxd-egress:3128"));
    for (const QCheckBox *each : {m_dnsLock, m_egressProxy})
        connect(each, &QCheckBox::toggled, this, &CreationForm::check);
    check();
}

void CreationForm::layOut()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(shell::metrics::Small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Template:"), m_template);
    form->addRow(tr("&Version:"), m_version);
    m_image = addLine(*form, tr("Ima&ge:"), m_imageFault);
    m_cpu = addLine(*form, tr("&CPU:"), m_cpuFault);
    m_memory = addLine(*form, tr("&Memory:"), m_memoryFault);
    form->addRow(tr("&Lives for:"), m_ttl);
    m_env = addText(*form, tr("&Environment:"), tr("NAME=VALUE, one a line; added to the template's"), m_envFault);
    form->addRow(tr("&Internet:"), m_internet);
    m_domains =
        addText(*form, tr("Allowed &domains:"),
                tr("Such as pypi.org or *.pythonhosted.org, one a line.\nNone: the whole internet"), m_domainsFault);
    form->addRow(QString(), m_dnsLock);
    form->addRow(QString(), m_egressProxy);
    form->addRow(QString(), m_dryRun);
}

QLineEdit *CreationForm::addLine(QFormLayout &form, const QString &label, FaultLabel *fault)
{
    auto *line = new QLineEdit(this);
    form.addRow(label, line);
    form.addRow(QString(), fault);
    connect(line, &QLineEdit::textChanged, this, &CreationForm::check);
    return line;
}

QPlainTextEdit *CreationForm::addText(QFormLayout &form, const QString &label, const QString &hint, FaultLabel *fault)
{
    auto *text = new QPlainTextEdit(this);
    text->setPlaceholderText(hint);
    text->setTabChangesFocus(true);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * s_textLines + 2 * shell::metrics::Small);
    form.addRow(label, text);
    form.addRow(QString(), fault);
    connect(text, &QPlainTextEdit::textChanged, this, &CreationForm::check);
    return text;
}

void CreationForm::setTemplates(const sandbox::TemplateStore::Versions &templates)
{
    const QString before = m_template->currentText();
    m_templates = templates;
    {
        const QSignalBlocker quiet(m_template);
        m_template->clear();
        for (const SandboxTemplate &each : sandbox::TemplateStore::newest(templates))
            m_template->addItem(each.name);
    }
    choose(before);
    showVersions();
}

void CreationForm::choose(const QString &templateName)
{
    if (const int index = m_template->findText(templateName); index >= 0)
        m_template->setCurrentIndex(index);
}

void CreationForm::fill(const LikeSandbox &like)
{
    choose(like.templateName);
    if (const int index = m_version->findData(like.templateVersion); index >= 0)
        m_version->setCurrentIndex(index);
    const bool isTemplates = like.input.image == m_image->placeholderText();
    m_image->setText(isTemplates ? QString() : like.input.image);
    m_internet->setCurrentIndex(m_internet->findData(static_cast<int>(like.input.internet)));
    m_domains->setPlainText(like.input.domains);
}

void CreationForm::showVersions()
{
    {
        const QSignalBlocker quiet(m_version);
        m_version->clear();
        for (const SandboxTemplate &each : m_templates) {
            if (each.name != m_template->currentText())
                continue;
            const QString number = QString::number(each.version);
            m_version->addItem(m_version->count() == 0 ? tr("%1 (newest)").arg(number) : number, each.version);
        }
    }
    showChosen();
}

const SandboxTemplate *CreationForm::chosen() const
{
    const auto isIt = [this](const SandboxTemplate &each) {
        return each.name == m_template->currentText() && each.version == m_version->currentData().toInt();
    };
    const auto found = std::find_if(m_templates.begin(), m_templates.end(), isIt);
    return found == m_templates.end() ? nullptr : &*found;
}

/// What the template has stands in the empty fields.
void CreationForm::showChosen()
{
    const SandboxTemplate *now = chosen();
    const TemplateSpec spec = now ? TemplateSpec::fromJson(now->spec()).value_or(TemplateSpec{}) : TemplateSpec{};
    m_image->setPlaceholderText(spec.image);
    m_cpu->setPlaceholderText(spec.cpu);
    m_memory->setPlaceholderText(spec.memory);
    m_ttl->setEmptyText(spec.ttl ? tr("As the template: %1").arg(models::durationText(*spec.ttl))
                                 : tr("As the template: until it is deleted"));
    m_internet->setItemText(0, networkText(spec.network));
    check();
}

/// Whether it will have a list of domains, which its DNS can be locked to and the proxy can open.
bool CreationForm::hasList() const
{
    const auto internet = static_cast<Internet>(m_internet->currentData().toInt());
    if (internet != Internet::AsTemplate)
        return internet == Internet::On && !m_domains->toPlainText().trimmed().isEmpty();
    const SandboxTemplate *now = chosen();
    const TemplateSpec spec = now ? TemplateSpec::fromJson(now->spec()).value_or(TemplateSpec{}) : TemplateSpec{};
    return spec.network.allowInternetAccess && !spec.network.allowedDomains.isEmpty();
}

bool CreationForm::wantsDryRun() const
{
    return m_dryRun->isChecked();
}

void CreationForm::check()
{
    const auto internet = static_cast<Internet>(m_internet->currentData().toInt());
    m_domains->setEnabled(internet == Internet::On);
    for (QCheckBox *each : {m_dnsLock, m_egressProxy})
        each->setEnabled(hasList());
    m_input = checked({.image = m_image->text(),
                       .cpu = m_cpu->text(),
                       .memory = m_memory->text(),
                       .ttl = m_ttl->length(),
                       .env = m_env->toPlainText(),
                       .internet = internet,
                       .domains = m_domains->toPlainText(),
                       .dnsLock = m_dnsLock->isEnabled() && m_dnsLock->isChecked(),
                       .egressProxy = m_egressProxy->isEnabled() && m_egressProxy->isChecked()});
    m_imageFault->setText(m_input.image);
    m_cpuFault->setText(m_input.cpu);
    m_memoryFault->setText(m_input.memory);
    m_envFault->setText(m_input.env);
    m_domainsFault->setText(m_input.domains);
    Q_EMIT changed();
}

} // namespace liteboxd::sandboxes
