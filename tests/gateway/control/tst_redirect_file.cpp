// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/redirect_file.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::string address = "http://8080-a1b2c3d4.localhost:7080/_liteboxd/login?secret=0123";
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

class RedirectFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liesInTheRuntimeFolderForThisUserAlone()
    {
        const QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
        const auto redirect = RedirectFile::create(base::Secret(address));
        QVERIFY(redirect);
        const QFileInfo file((*redirect)->path());
        QCOMPARE(file.absolutePath(), runtime.path());
        QCOMPARE(file.permissions(), ownerOnly);
        QCOMPARE((*redirect)->url(), QUrl::fromLocalFile(file.absoluteFilePath()));
    }

    void sendsOnToTheAddressAndNamesNoReferrer()
    {
        const auto redirect = RedirectFile::create(base::Secret(address + "&<\"'>"));
        QVERIFY(redirect);
        QFile file((*redirect)->path());
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray page = file.readAll();
        QVERIFY2(page.contains("http-equiv=\"refresh\" content=\"0;url=" + QByteArray::fromStdString(address) +
                               "&amp;&lt;&quot;'&gt;\""),
                 page.constData());
        QVERIFY(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"));
        QVERIFY(!page.contains("<script"));
    }

    void goesWithItsObject()
    {
        auto redirect = RedirectFile::create(base::Secret(address));
        QVERIFY(redirect);
        const QString path = (*redirect)->path();
        QVERIFY(QFileInfo::exists(path));
        redirect->reset();
        QVERIFY(!QFileInfo::exists(path));
    }

    void takesAPrivateFolderWhereTheRuntimeFolderIsNotOurs_data()
    {
        QTest::addColumn<QByteArray>("runtime");
        QTest::newRow("unset") << QByteArray();
        QTest::newRow("relative") << QByteArray(".");
        QTest::newRow("missing") << QByteArray("/nonexistent/folder");
        QTest::newRow("open to others") << QByteArray("/tmp");
    }

    void takesAPrivateFolderWhereTheRuntimeFolderIsNotOurs()
    {
        QFETCH(QByteArray, runtime);
        qputenv("XDG_RUNTIME_DIR", runtime);
        auto redirect = RedirectFile::create(base::Secret(address));
        QVERIFY(redirect);
        QFileInfo folder(QFileInfo((*redirect)->path()).absolutePath());
        QVERIFY(folder.absolutePath() == QDir::tempPath());
        QCOMPARE(folder.permissions() & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
        redirect->reset();
        folder.refresh();
        QVERIFY(!folder.exists());
    }
};

QTEST_GUILESS_MAIN(RedirectFileTest)
#include "tst_redirect_file.moc"
