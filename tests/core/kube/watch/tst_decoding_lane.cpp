// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/watch/decoding_lane.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <zlib.h>

#include <atomic>

using namespace liteboxd;

namespace {

using Answer = kube::EventDecoder::Answer;

base::Result<kube::AnyValue> nameOf(const kube::ObjectView &object)
{
    if (object["broken"].flag())
        return base::fail(base::ErrorCode::Malformed, "broken on purpose");
    return std::make_shared<const std::string>(object["metadata"]["name"].text());
}

QByteArray line(const QByteArray &name, qsizetype padding = 0)
{
    return "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"" + name +
           "\",\"resourceVersion\":\"7\"},\"x\":\"" + QByteArray(padding, 'x') + "\"}}\n";
}

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream{};
    constexpr int asGzip = 16 + MAX_WBITS;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, asGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))), '\0');
    QByteArray in = plain;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

class TestDecodingLane : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<kube::DecodingLane> m_lane;
    std::vector<kube::DecodedEvent> m_events;

    void make(const QByteArray &encoding = {}, const kube::DecodeObject &decode = nameOf)
    {
        m_events.clear();
        const kube::HttpHead head{200, "application/json", {}, encoding};
        m_lane = std::make_unique<kube::DecodingLane>(kube::AnswerDecoder(Answer::Watch, head, decode));
        connect(m_lane.get(), &kube::DecodingLane::ready, this, [this] {
            auto events = m_lane->take();
            std::move(events.begin(), events.end(), std::back_inserter(m_events));
        });
    }

    std::string names() const
    {
        std::string out;
        for (const auto &event : m_events)
            out += (event.fault ? "!" + event.fault->message : event.key.name) + ' ';
        return out;
    }

private Q_SLOTS:
    void cleanup() { m_lane.reset(); }

    void smallPiecesAreDecodedWhereTheyCome()
    {
        make();
        m_lane->feed(line("a") + line("b"));
        QCOMPARE(names(), "a b ");
        QCOMPARE(*std::static_pointer_cast<const std::string>(m_events[0].value), "a");
        QCOMPARE(m_events[0].version, "7");
        QVERIFY(!m_lane->isDone());
        m_lane->finish();
        QVERIFY(m_lane->isDone());
    }

    void largePiecesLeaveTheThread()
    {
        std::atomic<QThread *> thread = nullptr;
        make({}, [&thread](const kube::ObjectView &object) {
            thread = QThread::currentThread();
            return nameOf(object);
        });
        m_lane->feed(line("a", 100000));
        QTRY_COMPARE(names(), "a ");
        QVERIFY(thread.load() && thread.load() != QThread::currentThread());
    }

    void orderIsKept()
    {
        make();
        std::string expected;
        for (int i = 0; i < 2000; ++i) {
            const QByteArray name = QByteArray::number(i);
            m_lane->feed(line(name, i % 10 == 0 ? 70000 : 0)); // now here, now there
            expected += name.toStdString() + ' ';
        }
        m_lane->finish();
        QTRY_VERIFY(m_lane->isDone());
        QCOMPARE(names(), expected);
    }

    void compressedPiecesOfAnySize()
    {
        QByteArray plain;
        std::string expected;
        for (int i = 0; i < 300; ++i) {
            plain += line(QByteArray::number(i), 1000);
            expected += std::to_string(i) + ' ';
        }
        const QByteArray bytes = gzip(plain.left(plain.size() / 2)) + gzip(plain.mid(plain.size() / 2));
        for (const int size : {1, 700, 1 << 30}) {
            make("gzip");
            for (qsizetype at = 0; at < bytes.size(); at += size)
                m_lane->feed(bytes.mid(at, size));
            m_lane->finish();
            QTRY_VERIFY(m_lane->isDone());
            QCOMPARE(names(), expected);
        }
    }

    void whatIsNoGzipIsAFault()
    {
        make("gzip");
        m_lane->feed(line("a"));
        m_lane->feed(line("b"));
        m_lane->finish();
        QTRY_VERIFY(m_lane->isDone());
        QCOMPARE(names(), "!the answer is not gzip, as its head says it is ");
        QCOMPARE(m_events[0].type, kube::WatchEvent::Type::Error);
    }

    void faultsOfOneObjectAndOfTheAnswer()
    {
        make();
        m_lane->feed("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\"},\"broken\":true}}"
                     "\n");
        m_lane->feed(line("b") +
                     "{\"type\":\"ERROR\",\"object\":{\"code\":410,\"reason\":\"Expired\",\"message\":\"too old\"}}" +
                     '\n' + line("c"));
        QCOMPARE(names(), "!broken on purpose b !too old ");
        QCOMPARE(m_events[0].type, kube::WatchEvent::Type::Added);
        QCOMPARE(m_events[0].key.name, "a");
        QVERIFY(!m_events[0].value);
        QCOMPARE(m_events[2].fault->code, base::ErrorCode::Gone);
    }

    void destroyingItEndsDecoding()
    {
        std::atomic<int> decoded = 0;
        QSemaphore gone;
        make({}, [&decoded, &gone](const kube::ObjectView &object) {
            if (++decoded == 1)
                gone.acquire();
            return nameOf(object);
        });
        for (int i = 0; i < 20; ++i)
            m_lane->feed(line("a", 200000));
        m_lane.reset();
        gone.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
        QVERIFY2(decoded <= 1, "went on for nobody");
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_events.empty());
    }
};

QTEST_GUILESS_MAIN(TestDecodingLane)
#include "tst_decoding_lane.moc"
