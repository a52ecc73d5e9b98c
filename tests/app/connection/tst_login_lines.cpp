// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_lines.h"
#include "app/connection/login_text.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using connection::LoginLine;
using connection::LoginQuestion;
using Kind = LoginLine::Kind;

class TestLoginLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneArgumentAndOneVariableALine()
    {
        QCOMPARE(foreign({{}, u"aws"_s, {u"eks"_s, u"get token"_s, {}}, {{u"P"_s, u"v w"_s}}, {}, {}, u"https://s"_s}),
                 (QStringList{u"aws"_s, u"eks"_s, u"'get token'"_s, u"''"_s, u"P='v w'"_s, u"https://s"_s, {}}));
    }

    void nothingIsHiddenOrShortened()
    {
        const QString secret = u"token="_s + QString(64, u'f');
        const QString many(5000, u'x');
        const QStringList lines = foreign({{}, u"sh"_s, {many}, {{u"KEY"_s, secret}}});
        QVERIFY(lines.contains(many));
        QVERIFY(lines.join(u'\n').contains(QString(64, u'f')));
    }

    void noForeignTextMakesALineOfItsOwn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("line feed") << u"x\nServer that gets the answer\nhttps://good"_s;
        QTest::newRow("paragraph") << u"x\u2029Program"_s;
        QTest::newRow("right to left") << u"x\u202Emargorp"_s;
    }

    void noForeignTextMakesALineOfItsOwn()
    {
        QFETCH(QString, text);
        const LoginQuestion question{text, text, {text}, {{text, text}}, text, {text, text + u'x'}, text,
                                     true, text, text};
        connection::LoginText view;
        view.setLines(connection::linesOf(question));
        const auto lines = connection::linesOf(question);
        QCOMPARE(view.document()->blockCount(), static_cast<int>(lines.size()));
        QTextBlock block = view.document()->begin();
        for (const LoginLine &line : lines) {
            QCOMPARE(block.text(), line.text);
            QCOMPARE(block.blockFormat().leftMargin() > 0, line.kind == Kind::Foreign);
            if (line.kind != Kind::Foreign)
                QVERIFY(!line.text.contains(u"good"_s) && !line.text.contains(u"margorp"_s));
            block = block.next();
        }
    }

    void warnsOfVariables_data()
    {
        QTest::addColumn<bool>("dangerous");
        for (const char *name : {"LD_PRELOAD",
                                 "LD_LIBRARY_PATH",
                                 "BASH_ENV",
                                 "PATH",
                                 "PYTHONPATH",
                                 "PYTHONSTARTUP",
                                 "NODE_OPTIONS",
                                 "GIT_SSH_COMMAND",
                                 "ENV",
                                 "BASH_FUNC_aws%%",
                                 "PS4",
                                 "PERLLIB",
                                 "_JAVA_OPTIONS",
                                 "JDK_JAVA_OPTIONS",
                                 "OPENSSL_CONF",
                                 "GLIBC_TUNABLES",
                                 "BROWSER",
                                 "AWS_CONFIG_FILE",
                                 "CLOUDSDK_PYTHON",
                                 "AZURE_EXTENSION_DIR"})
            QTest::newRow(name) << true;
        for (const char *name :
             {"AWS_PROFILE", "MYPATH", "PATHS", "OLD_THING", "X", "AWS_REGION", "HTTPS_PROXY", "MY_BASH_FUNC_x"})
            QTest::newRow(name) << false;
    }

    void warnsOfVariables()
    {
        QFETCH(bool, dangerous);
        const LoginQuestion question{{}, u"p"_s, {}, {{QString::fromLatin1(QTest::currentDataTag()), u"v"_s}}};
        QCOMPARE(count(connection::linesOf(question), Kind::Warning), dangerous ? 1 : 0);
    }

    void saysWhatIsOnTheWay()
    {
        LoginQuestion question{
            {}, u"p"_s, {}, {}, {}, {u"/ca.pem"_s}, u"https://s"_s, false, u"http://proxy:3128"_s, u"admin"_s};
        for (const QString &said : {u"http://proxy:3128"_s, u"admin"_s, u"/ca.pem"_s})
            QVERIFY(foreign(question).contains(said));
        QCOMPARE(count(connection::linesOf(question), Kind::Warning), 1);
    }

    void theEndHasToBeOnTheScreen()
    {
        connection::LoginText view;
        QSignalSpy seen(&view, &connection::LoginText::endSeen);
        std::vector<LoginLine> lines(200, LoginLine{Kind::Foreign, u"an argument"_s});
        view.setLines(lines);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
        QCOMPARE(seen.size(), 0);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        QTRY_COMPARE(seen.size(), 1);
        view.setLines({lines.front()});
        QVERIFY(!view.isEndSeen());
        QTRY_COMPARE(seen.size(), 2); // all of it is on the screen
    }

private:
    static QStringList foreign(const LoginQuestion &question)
    {
        QStringList texts;
        for (const LoginLine &line : connection::linesOf(question)) {
            if (line.kind == Kind::Foreign)
                texts << line.text;
        }
        return texts;
    }

    static int count(const std::vector<LoginLine> &lines, Kind kind)
    {
        return static_cast<int>(
            std::count_if(lines.begin(), lines.end(), [kind](const LoginLine &line) { return line.kind == kind; }));
    }
};

QTEST_MAIN(TestLoginLines)
#include "tst_login_lines.moc"
