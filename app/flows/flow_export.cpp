// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_export.h"

#include "core/flows/flow_csv.h"
#include "core/hubble/flow_json.h"

#include <QSaveFile>

namespace liteboxd::flows {

namespace {

QByteArray lineOf(const FlowRecord &record, ExportFormat format)
{
    if (format == ExportFormat::Csv)
        return csvLine(record);
    return record.gap ? hubble::jsonpbLine(*record.gap) : hubble::jsonpbLine(record.flow);
}

} // namespace

base::Result<int> exportRows(const models::FlowModel &model, ExportFormat format, const QString &file)
{
    QSaveFile out(file);
    const auto failed = [&] {
        return base::fail(base::ErrorCode::FileUnreadable, out.errorString().toStdString(), file.toStdString());
    };
    if (!out.open(QIODevice::WriteOnly))
        return failed();
    if (format == ExportFormat::Csv)
        out.write(csvHeader());
    int written = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QByteArray line = lineOf(model.row(row), format);
        out.write(line);
        written += line.isEmpty() ? 0 : 1;
    }
    if (!out.commit())
        return failed();
    return written;
}

} // namespace liteboxd::flows
