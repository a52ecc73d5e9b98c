// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/report_export.h"

#include "app/shell/strips/error_strip.h"
#include "app/verify/words/verify_text.h"
#include "core/verify/reports/report_format.h"
#include "core/verify/reports/signed_report.h"

#include <QFileDialog>
#include <QJsonDocument>
#include <QLocale>
#include <QSaveFile>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

ReportExport::ReportExport(shell::ErrorStrip &errors, QObject *parent)
    : QObject(parent)
    , m_errors(errors)
{}

void ReportExport::ask(const VerifyReport &report, QWidget *window)
{
    auto *dialog = new QFileDialog(window, tr("Export report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Web page (*.html)"), tr("JSON (*.json)"), tr("JUnit (*.xml)"), tr("Markdown (*.md)")});
    dialog->selectFile(u"verification"_s); // the suffix follows the filter
    dialog->setDefaultSuffix(u"html"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1)); });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, report](const QString &fileName) { store(report, fileName); });
    dialog->open();
}

void ReportExport::store(const VerifyReport &report, const QString &fileName)
{
    const auto format = formatOfFile(fileName);
    if (!format)
        return m_errors.showText(tr("A report's name ends in .html, .json, .xml or .md."), format.error());
    const bool isToBeSigned = *format == ReportFormat::Json && !m_keyFile.isEmpty();
    const ReportWords words{verifyText, QLocale().bcp47Name()};
    const QByteArray text = isToBeSigned ? signedText(report) : write(report, *format, words);
    if (text.isEmpty())
        return;
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return;
    m_errors.showText(tr("The report was not written. Choose another folder, or look whether the disk is full."),
                      {base::ErrorCode::FileUnreadable, file.errorString().toStdString(), fileName.toStdString()});
}

QByteArray ReportExport::signedText(const VerifyReport &report)
{
    const auto key = SigningKey::ofFile(m_keyFile);
    if (!key) {
        m_errors.showText(
            tr("The report was not written, for it cannot be signed: the key of this user cannot be used."),
            key.error());
        return {};
    }
    return QJsonDocument(signedReport(jsonOf(report), *key)).toJson(QJsonDocument::Indented);
}

} // namespace liteboxd::verify
