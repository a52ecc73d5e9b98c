// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace liteboxd::verify {

/// Several questions asked at the same time, and all their answers, in the order of the questions. Belongs to the
/// context and deletes itself when done; destroying the Request ends all.
template<class T>
class Batch : public QObject
{
public:
    using Question = std::function<async::Request(QObject *context, async::Callback<T> done)>;
    using Answers = std::vector<base::Result<T>>;

    static async::Request start(const std::vector<Question> &questions, QObject *context, async::Callback<Answers> done)
    {
        const async::Promise<Answers> promise(context, std::move(done));
        const QPointer<Batch> batch(new Batch(questions.size(), promise, context));
        async::Request request = promise.request([batch] { delete batch.data(); });
        if (questions.empty())
            batch->end();
        for (std::size_t i = 0; i < questions.size(); ++i) {
            batch->m_requests.push_back(questions[i](batch.data(), [batch = batch.data(), i](base::Result<T> answer) {
                batch->take(i, std::move(answer));
            }));
        }
        return request;
    }

private:
    Batch(std::size_t size, async::Promise<Answers> promise, QObject *parent)
        : QObject(parent)
        , m_promise(std::move(promise))
        , m_answers(size)
        , m_open(size)
    {}

    void take(std::size_t index, base::Result<T> answer)
    {
        m_answers[index] = std::move(answer);
        if (--m_open == 0)
            end();
    }

    void end()
    {
        m_promise.complete(std::move(m_answers));
        deleteLater();
    }

    const async::Promise<Answers> m_promise;
    Answers m_answers;
    std::size_t m_open;
    std::vector<async::Request> m_requests;
};

} // namespace liteboxd::verify
