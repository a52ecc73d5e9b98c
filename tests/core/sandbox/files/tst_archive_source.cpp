// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/archive_source.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::ArchiveSource;

/// What is read on this side of a copy into a sandbox.
class ArchiveSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOnceWhatIsNotThere()
    {
        const QTemporaryDir folder;
        const std::string missing = folder.filePath(u"missing"_s).toStdString();
        base::Result<QByteArray> piece = base::fail(base::ErrorCode::Internal, "nothing was read");
        if (auto source = ArchiveSource::open(missing, "missing"))
            piece = (*source)->next();
        else
            piece = base::fail(source.error());
        QVERIFY(!piece);
        QCOMPARE(piece.error().code, base::ErrorCode::FileUnreadable);
        QCOMPARE(QString::fromStdString(piece.error().text()),
                 QString::fromStdString(missing) + u": there is no such file or folder"_s);
    }
};

QTEST_GUILESS_MAIN(ArchiveSourceTest)
#include "tst_archive_source.moc"
