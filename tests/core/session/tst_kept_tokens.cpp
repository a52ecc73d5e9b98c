// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/kept_tokens.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using session::KeptTokens;

namespace {

base::SandboxId id(const char *text)
{
    return *base::SandboxId::parse(text);
}

} // namespace

class KeptTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersAcrossRuns();
    void tellsClustersAndNamespacesApart_data();
    void tellsClustersAndNamespacesApart();
    void addsAndRemovesOnce();
    void ignoresWhatIsNoId();

private:
    QTemporaryDir m_folder;

    QString file() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }
};

void KeptTokensTest::remembersAcrossRuns()
{
    {
        QSettings settings(file(), QSettings::IniFormat);
        KeptTokens(settings).add(u"c1"_s, u"liteboxd"_s, id("aa"));
    }
    QSettings settings(file(), QSettings::IniFormat);
    QCOMPARE(KeptTokens(settings).ids(u"c1"_s, u"liteboxd"_s), std::vector{id("aa")});
}

void KeptTokensTest::tellsClustersAndNamespacesApart_data()
{
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("nameSpace");
    QTest::newRow("another cluster") << u"c2"_s << u"n"_s;
    QTest::newRow("another namespace") << u"c1"_s << u"m"_s;
    QTest::newRow("a slash does not cross over") << u"c1/n"_s << QString();
    QTest::newRow("no cluster") << QString() << u"n"_s;
}

void KeptTokensTest::tellsClustersAndNamespacesApart()
{
    QFETCH(QString, cluster);
    QFETCH(QString, nameSpace);
    QSettings settings(file(), QSettings::IniFormat);
    KeptTokens kept(settings);
    kept.add(u"c1"_s, u"n"_s, id("aa"));
    QVERIFY(kept.contains(u"c1"_s, u"n"_s, id("aa")));
    QVERIFY(!kept.contains(cluster, nameSpace, id("aa")));
}

void KeptTokensTest::addsAndRemovesOnce()
{
    QSettings settings(file(), QSettings::IniFormat);
    KeptTokens kept(settings);
    kept.add(u"c"_s, u"n"_s, id("aa"));
    kept.add(u"c"_s, u"n"_s, id("aa"));
    kept.add(u"c"_s, u"n"_s, id("bb"));
    QCOMPARE(kept.ids(u"c"_s, u"n"_s).size(), 2U);
    kept.remove(u"c"_s, u"n"_s, id("aa"));
    kept.remove(u"c"_s, u"n"_s, id("cc"));
    QCOMPARE(kept.ids(u"c"_s, u"n"_s), std::vector{id("bb")});
    kept.remove(u"c"_s, u"n"_s, id("bb"));
    QVERIFY(settings.allKeys().isEmpty());
}

void KeptTokensTest::ignoresWhatIsNoId()
{
    QSettings settings(file(), QSettings::IniFormat);
    settings.setValue(u"keptTokens/c/n"_s, QStringList{u"../x"_s, u""_s, u"aa"_s});
    QCOMPARE(KeptTokens(settings).ids(u"c"_s, u"n"_s), std::vector{id("aa")});
}

QTEST_GUILESS_MAIN(KeptTokensTest)
#include "tst_kept_tokens.moc"
