// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/system_names.h"

#include "gateway/io/event.h"

#include <netdb.h>

#include <optional>
#include <utility>

namespace liteboxd::egress {

namespace {

using Addresses = std::vector<io::SocketAddress>;

constexpr std::size_t threads = 4;
constexpr std::size_t mostQuestions = 512; ///< that wait for a thread

base::Result<Addresses> resolve(const std::string &host, std::uint16_t port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo *found = nullptr;
    const std::string absolute = host.find('.') == std::string::npos ? host : host + '.';
    const int failure = ::getaddrinfo(absolute.c_str(), std::to_string(port).c_str(), &hints, &found);
    const std::unique_ptr<addrinfo, void (*)(addrinfo *)> list(found, [](addrinfo *each) {
        if (each != nullptr)
            ::freeaddrinfo(each);
    });
    if (failure == EAI_NONAME || failure == EAI_NODATA)
        return base::fail(base::ErrorCode::NotFound, "no such name", host);
    if (failure != 0)
        return base::fail(base::ErrorCode::ConnectionLost, ::gai_strerror(failure), host);
    Addresses addresses;
    for (const addrinfo *each = list.get(); each != nullptr; each = each->ai_next)
        addresses.emplace_back(each->ai_addr, each->ai_addrlen);
    if (addresses.empty())
        return base::fail(base::ErrorCode::NotFound, "no address", host);
    return addresses;
}

} // namespace

/// What a thread and a coroutine share.
struct SystemNames::Question
{
    Question(io::Reactor &waiting, std::string name, std::uint16_t number)
        : host(std::move(name))
        , port(number)
        , reactor(&waiting)
    {}

    const std::string host;
    const std::uint16_t port;
    std::mutex mutex;            ///< guards what follows
    io::Reactor *reactor;        ///< nullptr: nobody waits any more
    io::Event *isDone = nullptr; ///< that of the coroutine; touched on its thread only
    std::optional<base::Result<Addresses>> answer;
};

SystemNames::SystemNames()
{
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back(&SystemNames::run, this);
}

SystemNames::~SystemNames()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_news.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void SystemNames::run()
{
    for (;;) {
        std::shared_ptr<Question> question;
        {
            std::unique_lock lock(m_mutex);
            m_news.wait(lock, [this] { return m_ends || !m_questions.empty(); });
            if (m_ends)
                return;
            question = std::move(m_questions.front());
            m_questions.pop_front();
        }
        auto answer = resolve(question->host, question->port);
        const std::lock_guard lock(question->mutex);
        question->answer = std::move(answer);
        if (question->reactor == nullptr)
            continue;
        question->reactor->post([question] {
            if (question->isDone != nullptr)
                question->isDone->notify();
        });
    }
}

io::Task<base::Result<Addresses>> SystemNames::lookUp(io::Reactor &reactor, std::string host, std::uint16_t port,
                                                      io::Deadline deadline)
{
    const auto question = std::make_shared<Question>(reactor, std::move(host), port);
    io::Event isDone(reactor);
    question->isDone = &isDone;
    /// However this coroutine ends, nobody calls it then.
    struct Leaving
    {
        explicit Leaving(const std::shared_ptr<Question> &asked)
            : question(asked)
        {}
        ~Leaving()
        {
            const std::lock_guard lock(question->mutex);
            question->reactor = nullptr;
            question->isDone = nullptr;
        }
        Leaving(const Leaving &) = delete;
        Leaving &operator=(const Leaving &) = delete;
        const std::shared_ptr<Question> question;
    };
    const Leaving leaving(question);
    {
        const std::lock_guard lock(m_mutex);
        if (m_questions.size() >= mostQuestions)
            co_return base::fail(base::ErrorCode::ConnectionLost, "too many names are looked up at once");
        m_questions.push_back(question);
    }
    m_news.notify_one();
    const io::WaitStatus waited = co_await isDone.wait(deadline);
    if (waited != io::WaitStatus::Ready)
        co_return base::fail(base::ErrorCode::TimedOut, "the name was not looked up in time");
    const std::lock_guard lock(question->mutex);
    co_return std::move(*question->answer);
}

} // namespace liteboxd::egress
