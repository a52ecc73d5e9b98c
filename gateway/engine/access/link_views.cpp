// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/link_views.h"

namespace liteboxd::engine {

LinkViews::View::View(LinkViews &views, std::uint64_t link, std::uint64_t client, io::Stream &stream)
    : m_views(views)
    , m_link(link)
    , m_client(client)
    , m_stream(&stream)
{
    Use &use = m_views.m_uses[link];
    use.views.insert(this);
    ++use.requests;
    if (use.viewers.size() >= mostViewers)
        m_views.forgetThoseWhoLeft(use);
    if (use.viewers.size() < mostViewers || use.viewers.contains(client))
        ++use.viewers[client].open;
}

LinkViews::View::~View()
{
    const auto use = m_views.m_uses.find(m_link);
    if (use == m_views.m_uses.end())
        return; // the link is gone
    use->second.views.erase(this);
    const auto viewer = use->second.viewers.find(m_client);
    if (viewer == use->second.viewers.end())
        return; // one too many when this began
    if (viewer->second.open > 0)
        --viewer->second.open;
    viewer->second.last = m_views.m_reactor.now();
}

std::unique_ptr<LinkViews::View> LinkViews::begin(const Admission &admission, std::uint64_t client, io::Stream &stream)
{
    m_uses[admission.link].sandbox = admission.place.id.text();
    return std::make_unique<View>(*this, admission.link, client, stream);
}

LinkLooks LinkViews::look()
{
    LinkLooks looks;
    for (auto &[link, use] : m_uses) {
        forgetThoseWhoLeft(use);
        LinkLook &each = looks[link];
        each.requests = use.requests;
        for (const auto &[client, viewer] : use.viewers)
            each.viewers.insert(client);
    }
    return looks;
}

void LinkViews::keepOnly(const RouteTable &routes)
{
    const bool isCurrent = routes.freshness() == RouteTable::Freshness::Current;
    std::erase_if(m_uses, [&](auto &entry) {
        const RoutePtr route = routes.find(entry.second.sandbox);
        if (route ? route->openLink(entry.first) != nullptr : !isCurrent) // not seen is not gone
            return false;
        for (View *const view : entry.second.views) {
            if (view->m_stream != nullptr)
                view->m_stream->abort();
        }
        return true;
    });
}

void LinkViews::forgetThoseWhoLeft(Use &use) const
{
    const io::Deadline now = m_reactor.now();
    std::erase_if(use.viewers,
                  [now](const auto &entry) { return entry.second.open == 0 && entry.second.last + lingering <= now; });
}

} // namespace liteboxd::engine
