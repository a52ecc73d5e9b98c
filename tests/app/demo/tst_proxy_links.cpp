// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/api_target.h"
#include "app/demo/api/link_rewriter.h"
#include "app/demo/api/proxy_target.h"

#include <QTest>

using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

class TestProxyLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Seen at a real pod proxy.
    void paths_data()
    {
        QTest::addColumn<QByteArray>("normalised");
        QTest::newRow("/") << QByteArray("/");
        QTest::newRow("/a/b") << QByteArray("/a/b");
        QTest::newRow("/a%2Fb//c") << QByteArray("/a/b/c");
        QTest::newRow("/a/../../b") << QByteArray("/b");
        QTest::newRow("/%2e%2e/x/") << QByteArray("/x/");
        QTest::newRow("/a b") << QByteArray("/a%20b");
        QTest::newRow("/%zz") << QByteArray("/%25zz");
    }

    void paths()
    {
        const QByteArray result = normalisedProxyPath(QByteArray(QTest::currentDataTag()));
        if (qstrcmp(QTest::currentDataTag(), "/%zz") == 0)
            QVERIFY(!result.contains("..")); // not a sound encoding: anything but a way out
        else
            QTEST(result, "normalised");
    }

    void targets()
    {
        QCOMPARE(ProxyTarget::parse(u"http:a:80"_s)->port, u"80"_s);
        QCOMPARE(ProxyTarget::parse(u"a"_s)->name, u"a"_s);
        QVERIFY(!ProxyTarget::parse(u"ftp:a:80"_s));
        QVERIFY(!ProxyTarget::parse(u":80"_s));
        QVERIFY(!ProxyTarget::parse(u"http:a:80:1"_s));
    }

    void links_data()
    {
        QTest::addColumn<QByteArray>("rewritten");
        QTest::newRow("/a/b?c#d") << QByteArray("/p/proxy/a/b?c#d");
        QTest::newRow("x") << QByteArray("/p/proxy/x");
        QTest::newRow("/") << QByteArray("/p/proxy/");
        QTest::newRow("#here") << QByteArray("/p/proxy#here");
        QTest::newRow("/p/proxy/a") << QByteArray("/p/proxy/a");
        QTest::newRow("//api:1/a") << QByteArray("//api:1/p/proxy/a");
        QTest::newRow("//other/a") << QByteArray("//other/a");
        QTest::newRow("https://x/") << QByteArray("https://x/");
        QTest::newRow("mailto:a@b") << QByteArray("mailto:a@b");
    }

    void links()
    {
        const LinkRewriter rewriter("/p/proxy", "api:1");
        QTEST(rewriter.rewrittenLink(QByteArray(QTest::currentDataTag())), "rewritten");
    }

    void pages()
    {
        const LinkRewriter rewriter("/p/proxy", "api:1");
        QCOMPARE(rewriter.rewrittenPage(
                     "<a href=\"/x\" title='/y'>/z</a><img src=/q><!-- <a href='/c'> --><script>a='/s'<b</script>"
                     "<form action='/f'>"),
                 QByteArray("<a href=\"/p/proxy/x\" title='/y'>/z</a><img src=/p/proxy/q><!-- <a href='/c'> -->"
                            "<script>a='/s'<b</script><form action='/p/proxy/f'>"));
        QCOMPARE(rewriter.rewrittenPage("<a href="), QByteArray("<a href="));
        QCOMPARE(rewriter.rewrittenPage("<a href='x>"), QByteArray("<a href='/p/proxy/x>"));
    }

    void apiTargets_data()
    {
        QTest::addColumn<int>("code"); // 0: an object; 1: something else that is served
        QTest::newRow("/api/v1/pods") << 0;
        QTest::newRow("/api/v1/namespaces/x/pods/y") << 0;
        QTest::newRow("/api/v1/namespaces/x/status") << 0;
        QTest::newRow("/api/v1/namespaces/x/pods/y/proxy/a/b/c") << 0;
        QTest::newRow("/api/v1/namespaces/x/pods/y/foo") << 404;
        QTest::newRow("/api/v1/namespaces/x/pods/y/status/z") << 404;
        QTest::newRow("/api/v1/namespaces/x/pods/y/attach") << 501;
        QTest::newRow("/api/v1/pods/y") << 404;
        QTest::newRow("/api/v1/nope") << 404;
        QTest::newRow("/api/v1/secrets") << 501;
        QTest::newRow("/apis/apps/v1/deployments") << 0;
        QTest::newRow("/apis/apps/v1/statefulsets") << 501;
        QTest::newRow("/apis/foo/v1/bars") << 404;
        QTest::newRow("/version") << 1;
        QTest::newRow("/") << 1;
        QTest::newRow("//") << 1;
    }

    void apiTargets()
    {
        QFETCH(int, code);
        const auto target = ApiTarget::parse(QTest::currentDataTag());
        if (code > 1) {
            QVERIFY(!target.has_value());
            QCOMPARE(target.error().code, code);
        } else {
            QVERIFY(target.has_value());
            QCOMPARE(target->kind == ApiTarget::Kind::Object, code == 0);
        }
    }

    void proxyPathsStayAsTheyCame()
    {
        const auto target = ApiTarget::parse("/api/v1/namespaces/x/pods/y:80/proxy/a%2Fb//c?q=%20");
        QCOMPARE(target->proxyPath, QByteArray("/a%2Fb//c"));
        QCOMPARE(target->rawQuery, QByteArray("?q=%20"));
        QCOMPARE(target->name, u"y:80"_s);
        QVERIFY(ApiTarget::parse("/api/v1/namespaces/x/pods/y/proxy")->proxyPath.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProxyLinks)
#include "tst_proxy_links.moc"
