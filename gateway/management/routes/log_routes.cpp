// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/kube/streams/log_stream.h"
#include "core/sandbox/time_text.h"
#include "gateway/management/routes/api_call.h"

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostText = 8 << 20;
constexpr int usualLines = 1000;

} // namespace

void readLogs(ApiCall &call)
{
    const auto tail = call.number(u"tail"_s, 0, 1'000'000, usualLines);
    const auto since = tail ? call.number(u"since"_s, 1, 1'000'000'000, 0) : std::nullopt;
    const auto previous = since ? call.flag(u"previous"_s) : std::nullopt;
    const auto timestamps = previous ? call.flag(u"timestamps"_s) : std::nullopt;
    if (!timestamps)
        return;
    call.withSandbox([&call, tail, since, previous, timestamps](const sandbox::FoundSandbox &found) {
        kube::LogQuery query;
        query.nameSpace = found.sandbox.podNamespace.toStdString();
        query.pod = found.sandbox.podName.toStdString();
        query.container = call.option(u"container"_s).toStdString();
        query.run = *previous ? kube::LogQuery::Run::Previous : kube::LogQuery::Run::Current;
        query.timestamps = *timestamps;
        query.tailLines = *tail;
        if (*since > 0) {
            const auto begin = std::chrono::system_clock::now() - std::chrono::seconds(*since);
            query.sinceTime = sandbox::timeText(begin).toStdString();
        }
        auto *const stream = new kube::LogStream(call.api().transport(), query, &call);
        const auto text = std::make_shared<QByteArray>();
        const auto finish = [&call, text] {
            ApiAnswer answer;
            answer.body = text->toStdString();
            answer.contentType = "text/plain; charset=utf-8";
            call.answer(answer);
        };
        QObject::connect(stream, &kube::LogStream::linesReceived, &call,
                         [text, stream, finish](const QList<QByteArray> &lines) {
                             for (const QByteArray &line : lines)
                                 *text += line + '\n';
                             if (text->size() <= mostText)
                                 return;
                             stream->pause(); // it goes with the call
                             finish();
                         });
        QObject::connect(stream, &kube::LogStream::finished, &call, finish);
        QObject::connect(stream, &kube::LogStream::failed, &call,
                         [&call](const base::Error &error) { call.fail(error); });
        stream->start();
    });
}

} // namespace liteboxd::management
