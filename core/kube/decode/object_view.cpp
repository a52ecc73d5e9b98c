// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/object_view.h"

namespace liteboxd::kube {

bool ObjectView::exists() const
{
    return std::visit([](const auto &view) { return view.exists(); }, m_view);
}

bool ObjectView::isObject() const
{
    return std::visit([](const auto &view) { return view.isObject(); }, m_view);
}

bool ObjectView::isArray() const
{
    return std::visit([](const auto &view) { return view.isArray(); }, m_view);
}

ObjectView ObjectView::operator[](std::string_view key) const
{
    return std::visit([key](const auto &view) { return ObjectView(view[key]); }, m_view);
}

std::string_view ObjectView::text() const
{
    return std::visit([](const auto &view) { return view.text(); }, m_view);
}

std::optional<std::int64_t> ObjectView::integer() const
{
    return std::visit([](const auto &view) { return view.integer(); }, m_view);
}

bool ObjectView::flag(bool fallback) const
{
    return std::visit([fallback](const auto &view) { return view.flag(fallback); }, m_view);
}

std::optional<std::chrono::system_clock::time_point> ObjectView::time() const
{
    return std::visit([](const auto &view) { return view.time(); }, m_view);
}

JsonView ObjectView::asJson() const
{
    const auto *view = std::get_if<JsonView>(&m_view);
    return view ? *view : JsonView();
}

} // namespace liteboxd::kube
