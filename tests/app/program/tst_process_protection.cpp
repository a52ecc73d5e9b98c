// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/process_protection.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;

class ProcessProtectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryIsNotReadByOthersNorWritten()
    {
        program::protectMemory();
        QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
        rlimit cores{1, 1};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &cores), 0);
        QCOMPARE(cores.rlim_cur, rlim_t(0));
        QCOMPARE(cores.rlim_max, rlim_t(0));
    }

    void filesAreForTheirUserAlone()
    {
        program::keepFilesPrivate();
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("state")));
        QVERIFY(file.open(QFile::WriteOnly));
        struct stat status
        {};
        QCOMPARE(::fstat(file.handle(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void noProgramItStartsGetsMoreRights()
    {
        program::forbidNewPrivileges();
        QCOMPARE(::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
    }
};

QTEST_GUILESS_MAIN(ProcessProtectionTest)
#include "tst_process_protection.moc"
