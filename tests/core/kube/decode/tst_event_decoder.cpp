// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/event_decoder.h"
#include "core/kube/decode/kubernetes.pb.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace liteboxd;
using kube::EventDecoder;
using Answer = kube::EventDecoder::Answer;
using Pieces = std::vector<std::string_view>;

namespace {

const std::string json = "application/json";
const std::string protobuf = "application/vnd.kubernetes.protobuf;stream=watch";

/// What the decoder makes of the pieces and their end, one line per event, the fault last.
std::string transcript(Answer answer, const std::string &contentType, const Pieces &pieces)
{
    const auto decoder = EventDecoder::create(answer, contentType);
    std::string out;
    const auto drain = [&] {
        for (;;) {
            const auto event = decoder->next();
            if (!event) {
                out += event.error().message + '\n';
                return false;
            }
            if (!*event)
                return true;
            const kube::ObjectView object = (*event)->object;
            out += std::to_string(static_cast<int>((*event)->type)) + ' ';
            out += object["metadata"]["name"].text();
            out += ' ';
            out += object["metadata"]["resourceVersion"].text();
            out += object["reason"].text();
            out += '\n';
        }
    };
    for (const std::string_view piece : pieces) {
        decoder->feed(piece);
        if (!drain())
            return out;
    }
    decoder->finish();
    drain();
    return out;
}

std::string envelope(const char *kind, const std::string &raw)
{
    kube::wire::Unknown unknown;
    unknown.mutable_typemeta()->set_apiversion("v1");
    unknown.mutable_typemeta()->set_kind(kind);
    unknown.set_raw(raw);
    unknown.set_contenttype(""); // after the object, as the API server writes it
    return std::string("k8s\0", 4) + unknown.SerializeAsString();
}

std::string pod(const char *name, const char *version)
{
    kube::wire::Pod message;
    message.mutable_metadata()->set_name(name);
    message.mutable_metadata()->set_resourceversion(version);
    message.mutable_spec()->set_nodename(std::string(300, 'n'));
    return message.SerializeAsString();
}

std::string podList(const std::vector<std::string> &pods, const char *version = "10")
{
    kube::wire::List list;
    list.mutable_metadata()->set_resourceversion(version);
    for (const std::string &one : pods)
        list.add_items(one);
    return envelope("PodList", list.SerializeAsString());
}

std::string frame(const char *type, const std::string &object)
{
    kube::wire::WatchEvent event;
    event.set_type(type);
    event.mutable_object()->set_raw(object);
    const std::string bytes = event.SerializeAsString();
    std::string head;
    for (const int shift : {24, 16, 8, 0})
        head += static_cast<char>(bytes.size() >> shift & 0xff);
    return head + bytes;
}

std::string watchFrames()
{
    kube::wire::Status gone;
    gone.set_reason("Expired");
    gone.set_code(410);
    return frame("ADDED", envelope("Pod", pod("a", "11"))) + frame("MODIFIED", envelope("Pod", pod("a", "12"))) +
           frame("DELETED", envelope("Pod", pod("a", "13"))) + frame("BOOKMARK", envelope("Pod", pod("", "14"))) +
           frame("ERROR", envelope("Status", gone.SerializeAsString()));
}

/// Brackets and quotes in texts, members in the order of their names, an "items" that is not the list's.
constexpr const char *listText =
    "{'apiVersion':'v1','about':{'items':['x']},'items': [\n"
    "    {'metadata':{'name':'a','resourceVersion':'1','note':']}\\'[{\\\\'}} ,\n"
    "    {'metadata':{'name':'b','resourceVersion':'2','labels':{'x':'{'}},'spec':{'items':[{},[]]}}\n"
    "], 'kind':'PodList','metadata':{'resourceVersion':'10'}}\n";

std::string withDoubleQuotes(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

} // namespace

class TestEventDecoder : public QObject
{
    Q_OBJECT

private:
    static void addAnswers()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<std::string>("contentType");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("expected");
        const std::string list = "0 a 1\n0 b 2\n3  10\n";
        const std::string watch = "0 a 11\n1 a 12\n2 a 13\n3  14\n4  Expired\n";
        QTest::newRow("JSON list") << int(Answer::List) << json << withDoubleQuotes(listText) << list;
        QTest::newRow("protobuf list") << int(Answer::List) << protobuf << podList({pod("a", "1"), pod("b", "2")})
                                       << list;
        QTest::newRow("protobuf watch") << int(Answer::Watch) << protobuf << watchFrames() << watch;
    }

private Q_SLOTS:
    void decodes_data() { addAnswers(); }
    void decodes()
    {
        QFETCH(int, answer);
        QFETCH(std::string, contentType);
        QFETCH(std::string, bytes);
        QFETCH(std::string, expected);
        QCOMPARE(transcript(Answer(answer), contentType, {bytes}), expected);
    }

    void anySplitGivesTheSame_data() { addAnswers(); }
    void anySplitGivesTheSame()
    {
        QFETCH(int, answer);
        QFETCH(std::string, contentType);
        QFETCH(std::string, bytes);
        QFETCH(std::string, expected);
        const std::string_view all(bytes);
        for (std::size_t at = 0; at <= all.size(); ++at)
            QCOMPARE(transcript(Answer(answer), contentType, {all.substr(0, at), all.substr(at)}), expected);
        Pieces single;
        for (std::size_t at = 0; at < all.size(); ++at)
            single.push_back(all.substr(at, 1));
        QCOMPARE(transcript(Answer(answer), contentType, single), expected);
    }

    /// A list that breaks off is none; of a watch, whole events count.
    void anyCutGivesNoWrongEvent_data() { addAnswers(); }
    void anyCutGivesNoWrongEvent()
    {
        QFETCH(int, answer);
        QFETCH(std::string, contentType);
        QFETCH(std::string, bytes);
        QFETCH(std::string, expected);
        const std::string fault = "the server did not answer with a list\n";
        const std::size_t end = bytes.find_last_not_of(std::string_view("\n\x22\0", 3)); // nothing that counts follows
        for (std::size_t size = 0; size < end; ++size) {
            std::string got = transcript(Answer(answer), contentType, {std::string_view(bytes).substr(0, size)});
            if (Answer(answer) == Answer::List) {
                QVERIFY2(got.ends_with(fault), got.c_str());
                got.resize(got.size() - fault.size());
            }
            QVERIFY2(expected.starts_with(got) && got != expected, got.c_str());
        }
    }

    void survivesAnyBytes_data() { addAnswers(); }
    void survivesAnyBytes()
    {
        QFETCH(int, answer);
        QFETCH(std::string, contentType);
        QFETCH(std::string, bytes);
        std::minstd_rand random(20261125);
        for (int round = 0; round < 5000; ++round) {
            std::string bent = bytes;
            for (int edit = 0; edit < 3; ++edit)
                bent[random() % bent.size()] = static_cast<char>(random());
            static_cast<void>(transcript(Answer(answer), contentType, {bent}));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<std::string>("contentType");
        QTest::addColumn<std::string>("bytes");
        const auto list = int(Answer::List);
        const auto watch = int(Answer::Watch);
        QTest::newRow("nothing") << list << json << std::string();
        QTest::newRow("text") << list << json << std::string("hello");
        QTest::newRow("an object") << list << json << std::string("{\"metadata\":{\"name\":\"a\"}}");
        QTest::newRow("no version") << list << json << std::string("{\"metadata\":{},\"items\":[]}");
        QTest::newRow("an item is a number") << list << json << std::string("{\"items\":[1]}");
        QTest::newRow("an item is malformed") << list << json << std::string("{\"items\":[{\"a\" 1}]}");
        QTest::newRow("something follows")
            << list << json << std::string("{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}{}");
        QTest::newRow("protobuf: nothing") << list << protobuf << std::string();
        QTest::newRow("protobuf: no magic") << list << protobuf << std::string("json") + podList({});
        QTest::newRow("protobuf: one object") << list << protobuf << envelope("Pod", pod("a", "1"));
        QTest::newRow("protobuf: a kind we do not know") << list << protobuf << envelope("NodeList", "");
        QTest::newRow("protobuf: no version") << list << protobuf << podList({}, "");
        QTest::newRow("protobuf: something follows") << list << protobuf << podList({}) + "x";
        QTest::newRow("frame: no event") << watch << protobuf << std::string(8, '\0');
        QTest::newRow("frame: unknown type") << watch << protobuf << frame("EATEN", envelope("Pod", pod("a", "1")));
        QTest::newRow("frame: no object") << watch << protobuf << frame("ADDED", "");
        QTest::newRow("frame: a kind we do not know") << watch << protobuf << frame("ADDED", envelope("Node", ""));
        QTest::newRow("frame: too long") << watch << protobuf << std::string("\x7f\0\0\0", 4);
    }

    void refuses()
    {
        QFETCH(int, answer);
        QFETCH(std::string, contentType);
        QFETCH(std::string, bytes);
        const auto decoder = EventDecoder::create(Answer(answer), contentType);
        decoder->feed(bytes);
        decoder->finish();
        for (int again = 0; again < 2; ++again) // for good
            QCOMPARE(decoder->next().error().code, base::ErrorCode::ProtocolViolated);
    }

    void emptyListsAreLists()
    {
        QCOMPARE(transcript(Answer::List, protobuf, {podList({})}), "3  10\n");
        QCOMPARE(transcript(Answer::List, json, {"{\"items\":null,\"metadata\":{\"resourceVersion\":\"10\"}}"}),
                 "3  10\n");
        QCOMPARE(transcript(Answer::List, json, {"{\"items\":[ ],\"metadata\":{\"resourceVersion\":\"10\"}}"}),
                 "3  10\n");
    }

    void objectsWithoutEndAreRefused_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<std::string>("contentType");
        QTest::addColumn<std::string>("begin");
        QTest::newRow("JSON item") << int(Answer::List) << json << std::string("{\"items\":[{\"a\":\"");
        QTest::newRow("JSON beside the items") << int(Answer::List) << json << std::string("{\"a\":\"");
        QTest::newRow("JSON line") << int(Answer::Watch) << json << std::string("{\"a\":\"");
        QTest::newRow("protobuf item") << int(Answer::List) << protobuf
                                       << podList({std::string(100 << 20, 'x')}).substr(0, 100);
    }

    void objectsWithoutEndAreRefused()
    {
        QFETCH(int, answer);
        QFETCH(std::string, contentType);
        QFETCH(std::string, begin);
        const auto decoder = EventDecoder::create(Answer(answer), contentType);
        decoder->feed(begin);
        const std::string piece(1 << 20, 'x');
        bool refused = !decoder->next();
        std::size_t fed = 0;
        for (; !refused && fed <= EventDecoder::largestObject; fed += piece.size()) {
            decoder->feed(piece);
            refused = !decoder->next();
        }
        QVERIFY(refused && fed > 0);
    }
};

QTEST_GUILESS_MAIN(TestEventDecoder)
#include "tst_event_decoder.moc"
