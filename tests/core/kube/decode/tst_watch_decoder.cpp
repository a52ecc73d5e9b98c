// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/watch_decoder.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace liteboxd;
using kube::WatchDecoder;
using kube::WatchEvent;

namespace {

std::string read(const char *name)
{
    QFile file(QStringLiteral(LITEBOXD_CORPUS "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// What the decoder makes of the pieces, one line per event, the fault last.
std::string transcript(const std::vector<std::string_view> &pieces)
{
    WatchDecoder decoder;
    std::string out;
    for (const std::string_view piece : pieces) {
        decoder.feed(piece);
        for (;;) {
            const auto event = decoder.next();
            if (!event)
                return out + event.error().message;
            if (!*event)
                break;
            out += std::to_string(static_cast<int>((*event)->type)) + ' ' + (*event)->object.asJson().json() + '\n';
        }
    }
    return out;
}

} // namespace

class TestWatchDecoder : public QObject
{
    Q_OBJECT

private:
    /// Each type of event, escapes, other letters, spaces, CRLF and an empty line.
    const std::string corpus = read("watch.jsonl");

private Q_SLOTS:
    void decodesTheCorpus()
    {
        QVERIFY(!corpus.empty());
        QCOMPARE(QString::fromStdString(transcript({corpus})), QString::fromStdString(read("watch.expected")));
    }

    void anySplitGivesTheSame()
    {
        const std::string whole = transcript({corpus});
        const std::string_view all(corpus);
        for (std::size_t at = 0; at <= all.size(); ++at)
            QCOMPARE(transcript({all.substr(0, at), all.substr(at)}), whole);
        std::vector<std::string_view> bytes;
        for (std::size_t at = 0; at < all.size(); ++at)
            bytes.push_back(all.substr(at, 1));
        QCOMPARE(transcript(bytes), whole);
    }

    void anyCutGivesNoWrongEvent()
    {
        const std::string whole = transcript({corpus});
        const std::string_view all(corpus);
        for (std::size_t at = 0; at < all.size(); ++at)
            QVERIFY(whole.starts_with(transcript({all.substr(0, at)})));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("half an object") << QByteArray("{\"type\":\"ADDED\",\"object\":{");
        QTest::newRow("two objects") << QByteArray(
            "{\"type\":\"ADDED\",\"object\":{}}{\"type\":\"ADDED\",\"object\":{}}");
        QTest::newRow("no type") << QByteArray("{\"object\":{}}");
        QTest::newRow("type unknown") << QByteArray("{\"type\":\"EATEN\",\"object\":{}}");
        QTest::newRow("type a number") << QByteArray("{\"type\":1,\"object\":{}}");
        QTest::newRow("no object") << QByteArray("{\"type\":\"ADDED\"}");
        QTest::newRow("object a text") << QByteArray("{\"type\":\"ADDED\",\"object\":\"x\"}");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("bad UTF-8") << QByteArray("{\"type\":\"ADDED\",\"object\":{\"a\":\"\xff\"}}");
        QTest::newRow("NUL") << QByteArray(8, '\0');
        QTest::newRow("deep") << QByteArray(100000, '[');
    }

    void refuses()
    {
        QFETCH(QByteArray, line);
        WatchDecoder decoder;
        decoder.feed(line.toStdString() + '\n');
        QCOMPARE(decoder.next().error().code, base::ErrorCode::ProtocolViolated);
        decoder.feed(corpus);
        QCOMPARE(decoder.next().error().code, base::ErrorCode::ProtocolViolated); // for good
    }

    void refusesALineWithoutEnd()
    {
        WatchDecoder decoder;
        const std::string piece(1 << 20, 'x');
        bool refused = false;
        for (std::size_t fed = 0; fed <= WatchDecoder::largestObject && !refused; fed += piece.size()) {
            decoder.feed(piece);
            refused = !decoder.next();
        }
        QVERIFY(refused);
    }

    void survivesAnyBytes()
    {
        std::minstd_rand random(20261122);
        for (int round = 0; round < 5000; ++round) {
            std::string text = corpus;
            for (int edit = 0; edit < 3; ++edit)
                text[random() % text.size()] = static_cast<char>(random());
            static_cast<void>(transcript({text}));
        }
    }
};

QTEST_GUILESS_MAIN(TestWatchDecoder)
#include "tst_watch_decoder.moc"
