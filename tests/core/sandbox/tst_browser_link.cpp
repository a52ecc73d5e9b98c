// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/browser_link.h"

#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::BrowserLink;
using sandbox::LinkPurpose;

namespace {

BrowserLink sample()
{
    BrowserLink link;
    link.number = 0x0a1b2c3d;
    link.port = 8080;
    link.path = u"/docs"_s;
    link.methods = {u"GET"_s, u"HEAD"_s};
    link.uses = 3;
    link.createdAt = BrowserLink::Time(std::chrono::seconds(1'700'000'000));
    link.until = BrowserLink::Time(std::chrono::seconds(1'700'000'600));
    return link;
}

} // namespace

class BrowserLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackFromItsAnnotation()
    {
        BrowserLink plain = sample();
        plain.number = ~std::uint64_t{0};
        plain.path = u"/"_s;
        plain.methods.clear();
        plain.uses = 0;
        const std::vector<BrowserLink> links{sample(), plain};
        QCOMPARE(sandbox::linksFrom(sandbox::linksText(links)), links);
        QCOMPARE(sample().name(), u"000000000a1b2c3d"_s);
        QVERIFY(sandbox::linksText({}).isEmpty());
    }

    void leavesOutWhatIsNone_data()
    {
        QTest::addColumn<QString>("annotation");
        const auto row = [](const char *name, const QString &before, const QString &after) {
            QTest::newRow(name) << sandbox::linksText({sample()}).replace(before, after);
        };
        QTest::newRow("no JSON") << u"[{"_s;
        QTest::newRow("no list") << u"{}"_s;
        QTest::newRow("entries of another kind") << u"[1,null,\"a\",{}]"_s;
        row("no name", u"000000000a1b2c3d"_s, u"x"_s);
        row("no port", u"8080"_s, u"0"_s);
        row("a path that leads out", u"/docs"_s, u"/docs/../.."_s);
        row("an escape", u"/docs"_s, u"/d%6fcs"_s);
        row("no path", u"/docs"_s, u"docs"_s);
        row("another host", u"/docs"_s, u"//evil.example"_s);
        row("no method", u"HEAD"_s, u"get "_s);
        row("no end", u"\"until\""_s, u"\"then\""_s);
    }
    void leavesOutWhatIsNone()
    {
        QFETCH(QString, annotation);
        QVERIFY(sandbox::linksFrom(annotation).empty());
    }

    void itsSecretHangsOnEverything_data()
    {
        QTest::addColumn<std::function<void(BrowserLink &)>>("change");
        const auto row = [](const char *name, std::function<void(BrowserLink &)> change) {
            QTest::newRow(name) << change;
        };
        row("name", [](BrowserLink &of) { ++of.number; });
        row("port", [](BrowserLink &of) { ++of.port; });
        row("path", [](BrowserLink &of) { of.path = u"/"_s; });
        row("methods", [](BrowserLink &of) { of.methods.clear(); });
        row("uses", [](BrowserLink &of) { of.uses = 0; });
        row("end", [](BrowserLink &of) { of.until += std::chrono::seconds(1); });
    }
    void itsSecretHangsOnEverything()
    {
        QFETCH(std::function<void(BrowserLink &)>, change);
        BrowserLink other = sample();
        change(other);
        QVERIFY(secret(sample()) != secret(other));
    }

    void itsSecretHangsOnSandboxPodAndToken()
    {
        const auto id = *base::SandboxId::parse("0a1b2c3d");
        const auto token = base::digest("token");
        const auto made = sandbox::linkKey(sample(), id, u"uid"_s, token, LinkPurpose::Open);
        QCOMPARE(made.reveal().size(), std::size_t{16 + 1 + 64});
        QVERIFY(made == sandbox::linkKey(sample(), id, u"uid"_s, token, LinkPurpose::Open));
        QVERIFY(!(made == sandbox::linkKey(sample(), id, u"uid"_s, token, LinkPurpose::GoOn)));
        QVERIFY(!(made == sandbox::linkKey(sample(), id, u"another"_s, token, LinkPurpose::Open)));
        QVERIFY(!(made == sandbox::linkKey(sample(), id, u"uid"_s, base::digest("other"), LinkPurpose::Open)));
        QVERIFY(!(made ==
                  sandbox::linkKey(sample(), *base::SandboxId::parse("0a1b2c3e"), u"uid"_s, token, LinkPurpose::Open)));
    }

private:
    static std::string secret(const BrowserLink &link)
    {
        return sandbox::linkSecret(link, *base::SandboxId::parse("0a1b2c3d"), u"uid"_s, base::digest("token"),
                                   LinkPurpose::Open)
            .reveal();
    }
};

QTEST_GUILESS_MAIN(BrowserLinkTest)
#include "tst_browser_link.moc"
